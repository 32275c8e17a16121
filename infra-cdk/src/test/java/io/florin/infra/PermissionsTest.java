package io.florin.infra;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.florin.functions.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what. */
class PermissionsTest {

  /** Besides these, each function writes to its own log. */
  private static final String WHO_MAY_DO_WHAT =
      """
      captureHold        customers: Query
      captureHold        ledger: GetItem Query PutItem
      closeWallet        customers: Query
      closeWallet        ledger: GetItem Query PutItem
      createDeposit      customers: Query
      createDeposit      ledger: GetItem Query PutItem
      createHold         customers: Query
      createHold         ledger: GetItem Query PutItem
      createTransactionType customers: Query
      createTransactionType ledger: Query PutItem
      createTransfer     customers: Query
      createTransfer     ledger: GetItem Query PutItem
      createTransferBatch customers: Query
      createTransferBatch ledger: GetItem Query PutItem
      createWallet       customers: GetItem Query
      createWallet       ledger: GetItem Query PutItem
      createWalletType   customers: Query
      createWalletType   ledger: Query PutItem
      createWithdrawal   customers: Query
      createWithdrawal   ledger: GetItem Query PutItem
      creditWallet       customers: Query
      creditWallet       ledger: GetItem Query PutItem
      debitWallet        customers: Query
      debitWallet        ledger: GetItem Query PutItem
      freezeWallet       customers: Query
      freezeWallet       ledger: GetItem Query PutItem
      getHealth          ledger: GetItem
      getHealth          customers: GetItem
      getHold            customers: Query
      getHold            ledger: GetItem
      getKeys            customers: Query
      getMe              customers: GetItem Query
      getSettlement      customers: Query
      getSettlement      ledger: GetItem Query
      getSettlement      ledger/index/due: Query
      getSettlement      settlement.fifo: GetQueueAttributes
      getSettlement      settlement-dead-letters.fifo: GetQueueAttributes
      getSettlement      relay-dead-letters: GetQueueAttributes
      getTransfer        customers: Query
      getTransfer        ledger: GetItem
      getTransferBatch   customers: Query
      getTransferBatch   ledger: GetItem BatchGetItem
      getWallet          customers: Query
      getWallet          ledger: GetItem Query
      getWalletSummary   customers: Query
      getWalletSummary   ledger: Query
      janitor            ledger/index/due: Query
      janitor            ledger: GetItem Query PutItem DeleteItem
      janitor            settlement.fifo: SendMessage
      listEntries        customers: Query
      listEntries        ledger: Query
      listEntries        cursor-key: GetSecretValue
      listHolds          customers: Query
      listHolds          ledger: Query BatchGetItem
      listHolds          cursor-key: GetSecretValue
      listTransactionRules customers: Query
      listTransactionRules ledger: Query
      listTransactionRules cursor-key: GetSecretValue
      listTransactionTypes customers: Query
      listTransactionTypes ledger: Query
      listTransactionTypes cursor-key: GetSecretValue
      listTransfers      customers: Query
      listTransfers      ledger: GetItem BatchGetItem Query
      listTransfers      ledger/index/due: Query
      listTransfers      cursor-key: GetSecretValue
      listWalletTypes    customers: Query
      listWalletTypes    ledger: Query
      listWalletTypes    cursor-key: GetSecretValue
      listWallets        customers: Query
      listWallets        ledger: GetItem Query
      listWallets        ledger/index/wallets: Query
      listWallets        cursor-key: GetSecretValue
      login              customers: GetItem PutItem
      login              credentials: GetItem Query PutItem
      login              pepper: GetSecretValue
      login              token-key: GetSecretValue
      putTransactionRule customers: Query
      putTransactionRule ledger: Query PutItem
      redriveDeadLetters customers: Query
      redriveDeadLetters settlement-dead-letters.fifo: ReceiveMessage DeleteMessage
      redriveDeadLetters settlement.fifo: SendMessage
      redriveDeadLetters relay-dead-letters: ReceiveMessage DeleteMessage
      redriveDeadLetters wallet-events.fifo: Publish
      registerCustomer   customers: PutItem
      registerCustomer   credentials: PutItem
      registerCustomer   pepper: GetSecretValue
      relay              ledger/stream: DescribeStream GetRecords GetShardIterator ListStreams
      relay              wallet-events.fifo: Publish
      relay              relay-dead-letters: SendMessage
      releaseHold        customers: Query
      releaseHold        ledger: GetItem Query PutItem
      reverseTransfer    customers: Query
      reverseTransfer    ledger: GetItem Query PutItem
      settle             settlement.fifo: ReceiveMessage DeleteMessage GetQueueAttributes
      settle             settlement-dead-letters.fifo: SendMessage
      settle             ledger: GetItem BatchGetItem Query PutItem DeleteItem
      unfreezeWallet     customers: Query
      unfreezeWallet     ledger: GetItem Query PutItem
      updateTransactionType customers: Query
      updateTransactionType ledger: Query PutItem
      updateWalletType   customers: Query
      updateWalletType   ledger: Query PutItem
      verifyWallet       customers: Query
      verifyWallet       ledger: Query
      """;

  /** What a function is told: where the things are that it may reach, and little else. */
  private static final String WHO_IS_TOLD_WHAT =
      """
      captureHold        CUSTOMERS_TABLE LEDGER_TABLE
      closeWallet        CUSTOMERS_TABLE LEDGER_TABLE
      createDeposit      CUSTOMERS_TABLE LEDGER_TABLE SYSTEM_WALLET_PARTS
      createHold         CUSTOMERS_TABLE LEDGER_TABLE
      createTransactionType CUSTOMERS_TABLE LEDGER_TABLE
      createTransfer     CUSTOMERS_TABLE LEDGER_TABLE SYSTEM_WALLET_PARTS
      createTransferBatch CUSTOMERS_TABLE LEDGER_TABLE SYSTEM_WALLET_PARTS
      createWallet       CUSTOMERS_TABLE LEDGER_TABLE
      createWalletType   CUSTOMERS_TABLE LEDGER_TABLE
      createWithdrawal   CUSTOMERS_TABLE LEDGER_TABLE SYSTEM_WALLET_PARTS
      creditWallet       CUSTOMERS_TABLE LEDGER_TABLE SYSTEM_WALLET_PARTS
      debitWallet        CUSTOMERS_TABLE LEDGER_TABLE SYSTEM_WALLET_PARTS
      freezeWallet       CUSTOMERS_TABLE LEDGER_TABLE
      getHealth          CUSTOMERS_TABLE LEDGER_TABLE
      getHold            CUSTOMERS_TABLE LEDGER_TABLE
      getKeys            CUSTOMERS_TABLE
      getMe              CUSTOMERS_TABLE
      getSettlement      CUSTOMERS_TABLE LEDGER_TABLE RELAY_DEAD_LETTERS SETTLEMENT_DEAD_LETTERS \
      SETTLEMENT_QUEUE
      getTransfer        CUSTOMERS_TABLE LEDGER_TABLE
      getTransferBatch   CUSTOMERS_TABLE LEDGER_TABLE
      getWallet          CUSTOMERS_TABLE LEDGER_TABLE
      getWalletSummary   CUSTOMERS_TABLE LEDGER_TABLE
      janitor            LEDGER_TABLE SETTLEMENT_QUEUE SYSTEM_WALLET_PARTS
      listEntries        CURSOR_KEY_SECRET CUSTOMERS_TABLE LEDGER_TABLE
      listHolds          CURSOR_KEY_SECRET CUSTOMERS_TABLE LEDGER_TABLE
      listTransactionRules CURSOR_KEY_SECRET CUSTOMERS_TABLE LEDGER_TABLE
      listTransactionTypes CURSOR_KEY_SECRET CUSTOMERS_TABLE LEDGER_TABLE
      listTransfers      CURSOR_KEY_SECRET CUSTOMERS_TABLE LEDGER_TABLE
      listWalletTypes    CURSOR_KEY_SECRET CUSTOMERS_TABLE LEDGER_TABLE
      listWallets        CURSOR_KEY_SECRET CUSTOMERS_TABLE LEDGER_TABLE
      login              CREDENTIALS_TABLE CUSTOMERS_TABLE PEPPER_SECRET TOKEN_KEY_SECRET
      putTransactionRule CUSTOMERS_TABLE LEDGER_TABLE
      redriveDeadLetters CUSTOMERS_TABLE EVENTS_TOPIC RELAY_DEAD_LETTERS SETTLEMENT_DEAD_LETTERS \
      SETTLEMENT_QUEUE
      registerCustomer   CREDENTIALS_TABLE CUSTOMERS_TABLE PEPPER_SECRET
      relay              EVENTS_TOPIC RELAY_DEAD_LETTERS
      releaseHold        CUSTOMERS_TABLE LEDGER_TABLE
      reverseTransfer    CUSTOMERS_TABLE LEDGER_TABLE
      settle             BANK_URL LEDGER_TABLE SETTLEMENT_DEAD_LETTERS SYSTEM_WALLET_PARTS
      unfreezeWallet     CUSTOMERS_TABLE LEDGER_TABLE
      updateTransactionType CUSTOMERS_TABLE LEDGER_TABLE
      updateWalletType   CUSTOMERS_TABLE LEDGER_TABLE
      verifyWallet       CUSTOMERS_TABLE LEDGER_TABLE
      """;

  private static final String PREFIX = Stage.local().physicalName("");
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "AWS_EMF_ENVIRONMENT",
          "POWERTOOLS_LOG_LEVEL",
          "POWERTOOLS_METRICS_NAMESPACE",
          "POWERTOOLS_SERVICE_NAME");

  /** A statement of the role of a function. */
  private record Statement(String stack, String function, List<String> actions, String resource) {
    boolean isOfItsOwnLog() {
      return resource.equals("/aws/lambda/" + PREFIX + function);
    }
  }

  @BeforeAll
  static void synthesize() {
    Synthesized.local();
  }

  @Test
  void eachFunctionMayDoExactlyWhatIsWrittenHere() {
    String found =
        statements().stream()
            .filter(statement -> !statement.isOfItsOwnLog())
            .map(
                statement ->
                    "%-18s %s: %s\n"
                        .formatted(
                            statement.function(),
                            statement.resource().replace(PREFIX, ""),
                            statement.actions().stream()
                                .map(action -> action.substring(action.indexOf(':') + 1))
                                .collect(joining(" "))))
            .collect(joining());
    assertThat(found).isEqualTo(WHO_MAY_DO_WHAT);
  }

  @Test
  void eachFunctionIsToldWhatItNeedsAndNothingElse() {
    StringBuilder found = new StringBuilder();
    functions()
        .forEach(
            function -> {
              Set<String> settings = new TreeSet<>();
              function
                  .property("Environment")
                  .path("Variables")
                  .fieldNames()
                  .forEachRemaining(settings::add);
              settings.removeAll(NOT_SETTINGS);
              found.append("%-18s %s\n".formatted(name(function), String.join(" ", settings)));
            });
    assertThat(found.toString()).isEqualTo(WHO_IS_TOLD_WHAT);
  }

  @Test
  void eachFunctionWritesToItsOwnLogAlone() {
    List<Statement> ofLogs =
        statements().stream()
            .filter(statement -> statement.actions().getFirst().startsWith("logs:"))
            .toList();
    assertThat(ofLogs)
        .hasSameSizeAs(functions())
        .allMatch(Statement::isOfItsOwnLog)
        .allSatisfy(
            statement ->
                assertThat(statement.actions())
                    .containsExactly("logs:CreateLogStream", "logs:PutLogEvents"));
  }

  @Test
  void noStatementHasAWildcard() {
    assertThat(statements())
        .allSatisfy(
            statement -> {
              assertThat(statement.actions()).noneMatch(action -> action.contains("*"));
              assertThat(statement.resource()).doesNotContain("*");
            });
  }

  @Test
  void onlyRegistrationAndLoginReachCredentials() {
    assertThat(statements())
        .filteredOn(statement -> statement.resource().contains("credentials"))
        .extracting(Statement::function)
        .containsExactly("login", "registerCustomer");
  }

  @Test
  void identityHasNoStatementOnTheLedger() {
    assertThat(statements())
        .filteredOn(statement -> statement.stack().equals("Florin-local-Identity"))
        .isNotEmpty()
        .noneMatch(statement -> statement.resource().contains("ledger"));
  }

  @Test
  void moneyReadsCustomersAndNeverWritesThem() {
    assertThat(statements())
        .filteredOn(statement -> statement.resource().endsWith("customers"))
        .filteredOn(statement -> !statement.stack().equals("Florin-local-Identity"))
        .isNotEmpty()
        .allSatisfy(
            statement ->
                assertThat(statement.actions()).isSubsetOf("dynamodb:GetItem", "dynamodb:Query"));
  }

  @Test
  void onlyTheRelayAndRedrivePublishAndOnlySettleKnowsTheBank() {
    assertThat(statements())
        .filteredOn(statement -> statement.resource().endsWith("wallet-events.fifo"))
        .extracting(Statement::function)
        .containsExactly("redriveDeadLetters", "relay");
    assertThat(functions())
        .filteredOn(function -> function.property("Environment").path("Variables").has("BANK_URL"))
        .extracting(PermissionsTest::name)
        .containsExactly("settle");
  }

  @Test
  void whoeverListsInPagesAndNobodyElseReadsTheKeyOfCursors() throws IOException {
    List<String> listing = new ArrayList<>();
    for (Contract.Operation operation : Contract.ofTheFunctions().operations()) {
      String resource = "/contract/" + operation.id() + ".json";
      try (InputStream compiled =
          Objects.requireNonNull(Setting.class.getResourceAsStream(resource))) {
        if (new ObjectMapper().readTree(compiled).at("/query/properties").has("cursor")) {
          listing.add(operation.id());
        }
      }
    }

    assertThat(statements())
        .filteredOn(statement -> statement.resource().endsWith("cursor-key"))
        .extracting(Statement::function)
        .containsExactlyInAnyOrderElementsOf(listing);
  }

  @Test
  void nobodyScansOrUpdatesInPlaceAndOnlyWhoPostsLegsDeletes() {
    assertThat(statements())
        .flatExtracting(Statement::actions)
        .doesNotContain("dynamodb:Scan", "dynamodb:UpdateItem");
    assertThat(statements())
        .filteredOn(statement -> statement.actions().contains("dynamodb:DeleteItem"))
        .extracting(Statement::function)
        .containsExactlyInAnyOrder("janitor", "settle");
  }

  @Test
  void eachRoleBelongsToOneFunctionAndHasOneInlinePolicy() {
    Synthesized local = Synthesized.local();
    Set<String> roles = new TreeSet<>();
    functions()
        .forEach(function -> roles.add(local.text(function.stack(), function.property("Role"))));
    assertThat(local.resources("AWS::IAM::Role").keySet())
        .hasSameSizeAs(functions())
        .containsExactlyElementsOf(roles);
    assertThat(local.resources("AWS::IAM::Role").values())
        .allSatisfy(
            role -> {
              assertThat(role.property("Policies")).hasSize(1);
              assertThat(role.property("ManagedPolicyArns").isMissingNode()).isTrue();
            });
    assertThat(local.resources("AWS::IAM::Policy")).isEmpty();
    assertThat(local.resources("AWS::IAM::ManagedPolicy")).isEmpty();
  }

  private static List<Synthesized.Resource> functions() {
    return List.copyOf(Synthesized.local().resources("AWS::Lambda::Function").values());
  }

  private static String name(Synthesized.Resource function) {
    return function.property("FunctionName").asText().replace(PREFIX, "");
  }

  /** By function, in the order in which they stand in its role. */
  private static List<Statement> statements() {
    Synthesized local = Synthesized.local();
    List<Statement> statements = new ArrayList<>();
    for (Synthesized.Resource function : functions()) {
      String role = local.text(function.stack(), function.property("Role"));
      Synthesized.Resource definition = local.resource("AWS::IAM::Role", role);
      for (JsonNode policy : definition.property("Policies")) {
        for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
          assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
          assertThat(statement.path("Resource").isArray()).isFalse();
          statements.add(
              new Statement(
                  function.stack(),
                  name(function),
                  actions(statement.path("Action")),
                  local.text(function.stack(), statement.path("Resource"))));
        }
      }
    }
    return statements;
  }

  private static List<String> actions(JsonNode actions) {
    List<String> all = new ArrayList<>();
    if (actions.isTextual()) {
      all.add(actions.asText());
    } else {
      actions.forEach(action -> all.add(action.asText()));
    }
    return all;
  }
}
