package io.florin.functions.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/cost.md} says what the tests of costs hold, and forgets no operation. */
class CostPageTest {
  private static final Path PAGE = Path.of("../docs/cost.md");
  private static final Path CONTRACT = Path.of("src/main/openapi/florin.yaml");

  private static final String USAGE =
      "| operation | items | write units | index units | read units | round trips | facts"
          + " | doorbells |";
  private static final String DOLLARS =
      "| a million of | ledger | gateway | function | logs | events | all |";

  @Test
  void thePageHasWhatIsMeasured() throws IOException {
    assertThat(tableAfter(USAGE)).isEqualTo(rows().map(CostPageTest::usage).toList());
  }

  @Test
  void thePageHasTheDollarsOfWhatIsMeasured() throws IOException {
    assertThat(tableAfter(DOLLARS)).isEqualTo(rows().map(CostPageTest::dollars).toList());
  }

  @Test
  void eachOperationHasARow() throws IOException {
    Set<String> counted =
        rows().filter(row -> !row.isWorker()).map(CostRow::operation).collect(Collectors.toSet());

    assertThat(counted).containsExactlyInAnyOrderElementsOf(operations());
  }

  private static Stream<CostRow> rows() {
    return Stream.of(
            IdentityCostTest.ROWS,
            CatalogueCostTest.ROWS,
            WalletCostTest.ROWS,
            TransferCostTest.ROWS,
            HoldCostTest.ROWS,
            WorkerCostTest.ROWS,
            OperationsCostTest.ROWS,
            JanitorCostTest.ROWS)
        .flatMap(List::stream);
  }

  private static String usage(CostRow row) {
    Usage usage = row.usage();
    return line(
        row.title(),
        usage.items(),
        usage.writeUnits(),
        usage.indexUnits(),
        BigDecimal.valueOf(usage.readUnits()).stripTrailingZeros().toPlainString(),
        usage.roundTrips(),
        usage.facts(),
        usage.doorbells());
  }

  private static String dollars(CostRow row) {
    Prices.Dollars dollars = Prices.of(row);
    return line(
        row.title(),
        Prices.rounded(dollars.ledger()),
        Prices.rounded(dollars.gateway()),
        Prices.rounded(dollars.function()),
        Prices.rounded(dollars.logs()),
        Prices.rounded(dollars.events()),
        Prices.rounded(dollars.all()));
  }

  private static String line(Object... cells) {
    return Stream.of(cells).map(Object::toString).collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** The rows of the table with that head. */
  private static List<String> tableAfter(String head) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int first = lines.indexOf(head) + 2;
    assertThat(first).as("Where the table begins: %s", head).isGreaterThan(1);
    return lines.stream().skip(first).takeWhile(line -> line.startsWith("|")).toList();
  }

  private static List<String> operations() throws IOException {
    List<String> operations = new ArrayList<>();
    JsonNode paths = new YAMLMapper().readTree(CONTRACT.toFile()).path("paths");
    for (JsonNode path : paths) {
      for (JsonNode operation : path) {
        // Paths have parameters too.
        if (operation.has("operationId")) {
          operations.add(operation.path("operationId").asText());
        }
      }
    }
    return operations;
  }
}
