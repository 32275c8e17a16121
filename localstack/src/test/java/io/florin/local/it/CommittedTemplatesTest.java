package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.local.EmbeddedStack;
import io.florin.local.StackOptions;
import io.florin.local.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a change to the templates that the CDK app synthesizes. */
@EmbeddedOnly("It starts embedded stacks of templates that it has changed.")
class CommittedTemplatesTest {
  private static final String TRANSFER = "Florin-local-Transfer.template.json";
  private static final String STATE = "Florin-local-State.template.json";

  @TempDir private Path folder;

  @Test
  void aStatementThatLacksFailsTheCallAndIsNamed() throws IOException {
    changing(TRANSFER, template -> forbid(template, "createTransfer", "dynamodb:PutItem"));
    List<String> notices = new CopyOnWriteArrayList<>();
    StackOptions options =
        StackOptions.of(folder)
            .noticing(notices::add)
            .loggingFunctionsTo(folder.resolve("functions.log"));

    try (EmbeddedStack stack = EmbeddedStack.start(options);
        Florin florin = new Florin(Address.of(stack))) {
      Customer amina = florin.newCustomer();
      String from = amina.openWallet("EUR", "10.00");
      String to = amina.openWallet("EUR");

      amina.createTransfer(from, to, "1.00").newKey().send().is(500, "internal-error");
      amina.assertWallet(from, 2, "10.00");
      assertThat(notices)
          .anySatisfy(
              notice ->
                  assertThat(notice)
                      .contains(
                          "florin-local-createTransfer is not authorized to perform",
                          "dynamodb:PutItem on arn:aws:dynamodb:",
                          "ledger"));
      LedgerTable.scan(stack).assertPromises();
    }
  }

  @Test
  void aResourceOfATypeThatIsNotKnownStopsTheStart() throws IOException {
    changing(
        STATE,
        template ->
            template
                .withObject("Resources")
                .putObject("Balloon")
                .put("Type", "AWS::Aviation::Balloon"));

    assertThatThrownBy(() -> EmbeddedStack.start(StackOptions.of(folder)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("Balloon is of type AWS::Aviation::Balloon");
  }

  @Test
  void anIntrinsicFunctionThatIsNotKnownStopsTheStart() throws IOException {
    changing(
        TRANSFER,
        template -> {
          for (JsonNode resource : template.path("Resources")) {
            if (resource.path("Type").asText().equals("AWS::Lambda::Function")) {
              ((ObjectNode) resource.path("Properties"))
                  .putObject("FunctionName")
                  .put("Fn::Transform", "x");
            }
          }
        });

    assertThatThrownBy(() -> EmbeddedStack.start(StackOptions.of(folder)))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("uses Fn::Transform, which the local stack does not know");
  }

  private void changing(String file, Consumer<ObjectNode> change) throws IOException {
    RunningFlorin.copyTemplates(folder);
    Path path = folder.resolve(file);
    ObjectNode template = (ObjectNode) Florin.JSON.readTree(path.toFile());
    change.accept(template);
    Florin.JSON.writeValue(path.toFile(), template);
  }

  /** Takes an action out of every statement of the function's role. */
  private static void forbid(ObjectNode template, String function, String action) {
    boolean found = false;
    for (var resource : template.path("Resources").properties()) {
      if (resource.getValue().path("Type").asText().equals("AWS::IAM::Role")
          && resource.getValue().toString().contains(function)) {
        for (JsonNode actions : resource.getValue().findValues("Action")) {
          if (actions instanceof ArrayNode list) {
            for (int index = list.size() - 1; index >= 0; index--) {
              if (list.get(index).asText().equals(action)) {
                list.remove(index);
                found = true;
              }
            }
          }
        }
      }
    }
    assertThat(found).as("a role of %s that allows %s", function, action).isTrue();
  }
}
