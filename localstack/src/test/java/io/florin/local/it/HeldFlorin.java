package io.florin.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.Setting;
import io.florin.local.EmbeddedStack;
import io.florin.local.StackOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A whole Florin with its bank, where behind the API nothing goes on but what a test drives, by a
 * clock that it turns.
 */
final class HeldFlorin implements AutoCloseable {
  /** Longer than whatever is due soon has to wait. */
  static final Duration UNTIL_DUE = Duration.ofSeconds(31);

  private static final Duration TRUSTED = Duration.ofMinutes(5);
  private static final int MAX_PUMPS = 1_000;
  private static final int MAX_LOOKS = 50;

  private final StandIn bank;
  private final TurnedClock clock = new TurnedClock();
  private final Facts facts = new Facts();
  private final EmbeddedStack stack;
  private final Florin florin;
  private LoggedIn admin;
  private LoggedIn customer;

  private HeldFlorin(UnaryOperator<StackOptions> more) {
    stack =
        EmbeddedStack.start(
            more.apply(
                RunningFlorin.options()
                    .decorating(clients -> clients.withSns(facts::around))
                    .withClock(clock)
                    .holdingStill()));
    bank = new StandIn(stack.bank());
    Address address = Address.of(stack);
    florin = new Florin(address);
    admin = new LoggedIn(address.adminEmail(), address.adminPassword());
    JsonNode registration = Florin.registration();
    florin.register(registration).is(201);
    customer = new LoggedIn(registration.path("email").asText(), Florin.PASSWORD);
  }

  /** Starts one. */
  static HeldFlorin start(UnaryOperator<StackOptions> more) {
    return new HeldFlorin(more);
  }

  StandIn bank() {
    return bank;
  }

  TurnedClock clock() {
    return clock;
  }

  Facts facts() {
    return facts;
  }

  EmbeddedStack stack() {
    return stack;
  }

  Florin florin() {
    return florin;
  }

  /** Delivers until nothing is left to deliver. */
  void pump() {
    for (int pumps = 0; stack.pump(); pumps++) {
      if (pumps > MAX_PUMPS) {
        throw new AssertionError("There is always something to deliver.");
      }
    }
  }

  /** Looks once at what is due, after a while, and delivers what comes of it. */
  void look(Duration after) {
    clock.turn(after);
    stack.fireSchedules();
    pump();
  }

  /** Goes on until none of the transfers is pending. */
  void settle(List<String> transferIds) {
    pump();
    List<String> pending = pending(transferIds);
    for (int looks = 0; !pending.isEmpty(); looks++) {
      if (looks > MAX_LOOKS) {
        throw new AssertionError("These stay pending: " + pending);
      }
      look(UNTIL_DUE);
      pending = pending(transferIds);
    }
  }

  private List<String> pending(List<String> transferIds) {
    List<String> pending = new ArrayList<>();
    for (String id : transferIds) {
      if (isPending(id)) {
        pending.add(id);
      }
    }
    return pending;
  }

  boolean isPending(String transferId) {
    return record(transferId).containsKey("dueShard");
  }

  /** The record of a transfer. */
  Map<String, AttributeValue> record(String transferId) {
    return stack
        .dynamoDb()
        .getItem(
            request ->
                request
                    .tableName(ledger())
                    .key(
                        Map.of(
                            "pk",
                            AttributeValue.fromS(
                                "COMMAND#" + transferId.substring("trf_".length())),
                            "sk",
                            AttributeValue.fromS("COMMAND")))
                    .consistentRead(true))
        .item();
  }

  /** The entries of a wallet, the oldest first. */
  List<Map<String, AttributeValue>> entries(String walletId) {
    return stack
        .dynamoDb()
        .query(
            request ->
                request
                    .tableName(ledger())
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :entry)")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk",
                            AttributeValue.fromS("WALLET#" + walletId),
                            ":entry",
                            AttributeValue.fromS("ENTRY#")))
                    .consistentRead(true))
        .items();
  }

  /** Whether anything waits to be posted to a wallet. */
  boolean hasLegs(String walletId) {
    return stack
        .dynamoDb()
        .scanPaginator(
            request ->
                request
                    .tableName(ledger())
                    .filterExpression("begins_with(pk, :legs)")
                    .expressionAttributeValues(
                        Map.of(":legs", AttributeValue.fromS("LEGS#" + walletId)))
                    .consistentRead(true))
        .items()
        .iterator()
        .hasNext();
  }

  /** Puts an item straight into the ledger's table. */
  void put(Map<String, AttributeValue> item) {
    stack.dynamoDb().putItem(request -> request.tableName(ledger()).item(item));
  }

  /** The ledger's table. */
  String ledger() {
    return setting(Setting.LEDGER_TABLE, "createTransfer");
  }

  /** A setting of a function. */
  String setting(Setting setting, String function) {
    return stack.platformOf("florin-local-" + function).setting(setting);
  }

  /** The admin, logged in lately: tokens expire while the clock is turned. */
  Customer admin() {
    admin = admin.fresh();
    return admin.customer;
  }

  /** A customer, always the same, logged in lately. */
  Customer customer() {
    customer = customer.fresh();
    return customer.customer;
  }

  /** Somebody who logs in again before the token expires. */
  private final class LoggedIn {
    private final String email;
    private final String password;
    private final Customer customer;
    private final Instant until;

    LoggedIn(String email, String password) {
      this.email = email;
      this.password = password;
      until = clock.instant().plus(TRUSTED);
      customer = florin.login(email, password);
    }

    LoggedIn fresh() {
      return clock.instant().isBefore(until) ? this : new LoggedIn(email, password);
    }
  }

  /** How settlement stands. */
  JsonNode settlement() {
    return admin().getSettlement().send().is(200).body();
  }

  @Override
  public void close() {
    florin.close();
    stack.close();
    bank.close();
  }
}
