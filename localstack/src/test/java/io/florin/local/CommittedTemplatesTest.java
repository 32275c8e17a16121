package io.florin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates that deploy, run here with the functions that deploy. */
class CommittedTemplatesTest {
  private static final Path TEMPLATES = Path.of("../infra-cdk/templates/local");
  private static final String OPERATIONS = "Florin-local-Operations.template.json";

  @TempDir private Path copy;

  @Test
  void theyStartAndAreHealthy() {
    try (EmbeddedStack stack = EmbeddedStack.start(StackOptions.of(TEMPLATES));
        HttpCalls http = new HttpCalls(stack)) {
      HttpResponse<String> health = http.get("/health");

      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"status\":\"UP\"");
      assertThat(http.get("/docs/openapi.json").body()).contains("createTransfer");
      assertThat(http.get("/metrics").body()).contains("operation=\"getHealth\"");
    }
  }

  @Test
  void withoutAStatementOfItsRoleAFunctionIsRefusedAndTheRefusalIsTold() throws IOException {
    copyWithoutTheTablesStatementsOfGetHealth();
    List<String> notices = new CopyOnWriteArrayList<>();

    try (EmbeddedStack stack = EmbeddedStack.start(StackOptions.of(copy).noticing(notices::add));
        HttpCalls http = new HttpCalls(stack)) {
      assertThat(http.get("/health").statusCode()).isBetween(500, 599);
    }

    assertThat(notices)
        .anyMatch(
            notice ->
                notice.matches(
                    "florin-local-getHealth is not authorized to perform dynamodb:\\w+ on"
                        + " arn:aws:dynamodb:.*:table/florin-local-ledger: .*"));
  }

  private void copyWithoutTheTablesStatementsOfGetHealth() throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      for (Path file : files.toList()) {
        JsonNode template = json.readTree(file.toFile());
        if (file.endsWith(OPERATIONS)) {
          for (JsonNode statements : template.findValues("Statement")) {
            removeThoseForTables((ArrayNode) statements);
          }
        }
        json.writeValue(copy.resolve(file.getFileName()).toFile(), template);
      }
    }
  }

  private static void removeThoseForTables(ArrayNode statements) {
    for (int i = statements.size() - 1; i >= 0; i--) {
      if (statements.get(i).toString().contains("dynamodb:")) {
        statements.remove(i);
      }
    }
  }
}
