package io.florin.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.ledger.Settlement;
import io.florin.ledger.StatusDecider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The functions, one for each operation of the contract, and the workers. */
class FunctionsTemplateTest {
  private static final int RESOURCES_OF_A_STACK = 400;
  private static final String FUNCTION = "AWS::Lambda::Function";

  /** Functions that no operation calls, with what comes after the package of all functions. */
  private static final Map<String, String> WORKERS =
      Map.of(
          "florin-local-relay", "settlement.Relay",
          "florin-local-settle", "settlement.Settle",
          "florin-local-janitor", "settlement.Janitor");

  @BeforeAll
  static void synthesize() {
    Synthesized.local();
  }

  @Test
  void eachOperationAndEachWorkerHasItsFunctionInTheStackOfItsFeature() {
    Map<String, String> expected = new TreeMap<>();
    WORKERS.forEach(
        (name, handler) ->
            expected.put(
                name,
                "Florin-local-Settlement io.florin.functions." + handler + "::handleRequest"));
    for (Contract.Operation operation : Contract.ofTheFunctions().operations()) {
      expected.put(
          "florin-local-" + operation.id(),
          "Florin-local-"
              + capitalised(operation.feature())
              + " "
              + handlerClass(operation)
              + "::handleRequest");
    }
    Map<String, String> found = new TreeMap<>();
    Synthesized.local()
        .resources(FUNCTION)
        .forEach(
            (name, function) ->
                found.put(name, function.stack() + " " + function.property("Handler").asText()));
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void eachHandlerIsOnTheClassPath() {
    assertThat(Synthesized.local().resources(FUNCTION).values())
        .extracting(
            function -> function.property("Handler").asText().replace("::handleRequest", ""))
        .filteredOn(name -> !isOnTheClassPath(name))
        .as("handlers that are not there")
        .isEmpty();
  }

  @Test
  void allFunctionsShareOneAsset() {
    Set<String> assets = new TreeSet<>();
    Synthesized.local()
        .resources(FUNCTION)
        .values()
        .forEach(function -> assets.add(function.property("Code").toString()));
    assertThat(assets).hasSize(1);
  }

  @Test
  void allFunctionsRunOnTheSameRuntime() {
    assertThat(Synthesized.local().resources(FUNCTION).values())
        .allSatisfy(
            function -> {
              assertThat(function.property("Runtime").asText()).isEqualTo("java25");
              assertThat(function.property("Architectures").toString()).isEqualTo("[\"arm64\"]");
            });
  }

  @Test
  void operationsHaveTheTimeThatTheGatewayWaitsAndWorkersAMinute() {
    Synthesized.local()
        .resources(FUNCTION)
        .forEach(
            (name, function) ->
                assertThat(function.property("Timeout").asInt())
                    .as(name)
                    .isEqualTo(WORKERS.containsKey(name) ? 60 : 29));
  }

  @Test
  void noFunctionDecidesForLongerThanAWalletIsClosing() {
    assertThat(Synthesized.local().resources(FUNCTION).values())
        .allSatisfy(
            function ->
                assertThat(Duration.ofSeconds(function.property("Timeout").asInt()))
                    .isLessThan(
                        StatusDecider.LONGEST_DECISION.minus(
                            Settlement.CLOCKS_APART.multipliedBy(2))));
  }

  @Test
  void whatHashesPasswordsHasAWholeProcessor() {
    Synthesized.local()
        .resources(FUNCTION)
        .forEach(
            (name, function) ->
                assertThat(function.property("MemorySize").asInt())
                    .as(name)
                    .isEqualTo(
                        Set.of("florin-local-login", "florin-local-registerCustomer").contains(name)
                            ? 1769
                            : 1024));
  }

  @Test
  void eachFunctionHasALogThatIsNotKeptForEver() {
    Synthesized local = Synthesized.local();
    local
        .resources(FUNCTION)
        .forEach(
            (name, function) ->
                assertThat(
                        local.text(
                            function.stack(), function.property("LoggingConfig").path("LogGroup")))
                    .isEqualTo("/aws/lambda/" + name));
    assertThat(local.resources("AWS::Logs::LogGroup").values())
        .hasSameSizeAs(local.resources(FUNCTION).values())
        .allSatisfy(log -> assertThat(log.property("RetentionInDays").asInt()).isEqualTo(7));
  }

  @Test
  void eachFunctionHasAnAliasOnItsVersion() {
    Synthesized local = Synthesized.local();
    assertThat(local.resources("AWS::Lambda::Version")).hasSameSizeAs(local.resources(FUNCTION));
    assertThat(local.resources("AWS::Lambda::Alias").keySet())
        .containsExactlyElementsOf(
            local.resources(FUNCTION).keySet().stream().map(name -> name + ":live").toList());
  }

  @Test
  void productionStartsFromSnapshotsAndHasMorePartsOfSystemWallets() {
    assertThat(Synthesized.production().resources(FUNCTION).values())
        .hasSameSizeAs(Synthesized.local().resources(FUNCTION).values())
        .allSatisfy(
            function ->
                assertThat(function.property("SnapStart").path("ApplyOn").asText())
                    .isEqualTo("PublishedVersions"));
    assertThat(parts(Synthesized.production(), "florin-production-creditWallet")).isEqualTo("64");
    assertThat(parts(Synthesized.local(), "florin-local-creditWallet")).isEqualTo("32");
  }

  @Test
  void noStackComesNearTheLimitOfResources() {
    for (Synthesized stage : List.of(Synthesized.local(), Synthesized.production())) {
      stage
          .stacks()
          .forEach(
              (name, template) ->
                  assertThat(template.path("Resources").size())
                      .as(name)
                      .isLessThanOrEqualTo(RESOURCES_OF_A_STACK));
    }
  }

  private static String parts(Synthesized stage, String name) {
    return stage
        .resource(FUNCTION, name)
        .property("Environment")
        .path("Variables")
        .path("SYSTEM_WALLET_PARTS")
        .asText();
  }

  private static String handlerClass(Contract.Operation operation) {
    return "io.florin.functions." + operation.feature() + "." + capitalised(operation.id());
  }

  private static boolean isOnTheClassPath(String className) {
    return FunctionsTemplateTest.class
            .getClassLoader()
            .getResource(className.replace('.', '/') + ".class")
        != null;
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
