package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/** What can't be read is kept whole, holds up nobody, and comes back. */
@EmbeddedOnly("It holds an embedded stack still, and puts into its table what nobody can read.")
class DeadLettersTest {
  private static final String NOBODY = "wal_00000000000000000000000000";

  private final HeldFlorin held =
      HeldFlorin.start(options -> options.visibility(Duration.ofSeconds(1)));
  private final Customer customer = held.customer();
  private String wallet = "";

  @BeforeEach
  void aWalletWithMoney() {
    wallet = customer.openWallet("EUR", "100.00");
    held.pump();
  }

  @AfterEach
  void stop() {
    held.close();
  }

  @Test
  void anImageThatCantBeReadIsKeptAndWhatFollowsGoesOn() {
    List<Map<String, AttributeValue>> broken =
        List.of(
            item("WALLET#" + NOBODY, "ENTRY#000000000001", "kind", "NONSENSE"),
            item("WALLET#" + NOBODY, "ENTRY#not a number", "kind", "CREDIT"),
            item("COMMAND#" + "0".repeat(40), "COMMAND", "settlement", "NONSENSE"));
    String before = deposit();
    broken.forEach(held::put);
    String after = deposit();

    held.settle(List.of(before, after));

    List<Message> letters = deadLetters(Setting.RELAY_DEAD_LETTERS, "relay");
    assertThat(letters)
        .extracting(letter -> json(letter).at("/dynamodb/NewImage"))
        .containsExactlyInAnyOrderElementsOf(broken.stream().map(DeadLettersTest::image).toList());
    assertThat(letters)
        .allSatisfy(letter -> assertThat(json(letter).path("eventSource").asText()).isNotEmpty());
    assertThat(held.settlement().at("/queues/1/deadLetters").asInt()).isEqualTo(3);
    assertThat(statuses(before, after)).containsOnly("COMPLETED");
  }

  @Test
  void anImageComesBackOnceItCanBeRead() {
    held.put(item("WALLET#" + NOBODY, "ENTRY#000000000001", "kind", "NONSENSE"));
    held.pump();
    List<Message> letters = deadLetters(Setting.RELAY_DEAD_LETTERS, "relay");
    seeAgain(Setting.RELAY_DEAD_LETTERS, "relay", letters);
    assertThat(redrive("relay")).isZero();
    assertThat(held.settlement().at("/queues/1/deadLetters").asInt()).isEqualTo(1);

    // As it is for a version of the code that knows what this one does not.
    ObjectNode readable = (ObjectNode) json(letters.getFirst());
    ObjectNode dynamodb = (ObjectNode) readable.path("dynamodb");
    Map<String, AttributeValue> entry = held.entries(wallet).getLast();
    long told = timesTold(entry);
    dynamodb.set("NewImage", image(entry));
    String url = held.setting(Setting.RELAY_DEAD_LETTERS, "relay");
    held.stack()
        .sqs()
        .sendMessage(request -> request.queueUrl(url).messageBody(readable.toString()));
    int repeated = held.facts().repeated();
    assertThat(redrive("relay")).isEqualTo(1);

    assertThat(timesTold(entry)).isEqualTo(told).isEqualTo(1);
    assertThat(held.facts().repeated()).isEqualTo(repeated + 1);
    held.facts().assertNoContradiction();
  }

  @Test
  void aMessageThatCantBeReadIsKeptAndWhatFollowsGoesOn() {
    String before = deposit();
    send("g", "{not JSON");
    send("g", "{\"message\": \"settlement-due\", \"schemaVersion\": 7}");
    String after = deposit();

    held.settle(List.of(before, after));

    List<Message> letters = deadLetters(Setting.SETTLEMENT_DEAD_LETTERS, "settle");
    assertThat(letters)
        .extracting(Message::body)
        .containsExactly("{not JSON", "{\"message\": \"settlement-due\", \"schemaVersion\": 7}");
    assertThat(letters)
        .extracting(letter -> letter.attributesAsStrings().get("MessageGroupId"))
        .containsOnly("g");
    assertThat(statuses(before, after)).containsOnly("COMPLETED");

    seeAgain(Setting.SETTLEMENT_DEAD_LETTERS, "settle", letters);
    assertThat(redrive("settlement")).isEqualTo(2);
    assertThat(held.settlement().at("/queues/0/depth").asInt()).isEqualTo(2);
    held.pump();
    // Nothing has been mended, so it is a dead letter again.
    assertThat(deadLetters(Setting.SETTLEMENT_DEAD_LETTERS, "settle"))
        .extracting(Message::body)
        .containsExactlyElementsOf(letters.stream().map(Message::body).toList());
  }

  @Test
  void aMessageDoesItsWorkOnceWhatWasWrongIsMended() {
    String deposit = deposit();
    Map<String, AttributeValue> record = held.record(deposit);
    Map<String, AttributeValue> key =
        Map.of("pk", attribute(record, "pk"), "sk", attribute(record, "sk"));
    held.stack().dynamoDb().deleteItem(request -> request.tableName(held.ledger()).key(key));
    held.pump();
    assertThat(held.settlement().at("/queues/0/deadLetters").asInt()).isEqualTo(1);
    assertThat(held.bank().book()).isEmpty();

    held.put(record);
    assertThat(redrive("settlement")).isEqualTo(1);
    held.pump();

    assertThat(statuses(deposit)).containsExactly("COMPLETED");
    assertThat(held.settlement().at("/queues/0/deadLetters").asInt()).isZero();
    assertThat(held.bank().book()).containsOnlyKeys(deposit);
    LedgerTable.scan(held.stack()).assertPromises();
  }

  private String deposit() {
    return customer.createDeposit(wallet, "5.00").newKey().send().is(202).text("id");
  }

  private List<String> statuses(String... transferIds) {
    return List.of(transferIds).stream()
        .map(id -> customer.getTransfer(id).send().is(200).text("status"))
        .toList();
  }

  private int redrive(String queue) {
    return held.admin().redriveDeadLetters(queue).send().is(202).body().path("redriven").asInt();
  }

  private void send(String group, String body) {
    String url = held.setting(Setting.SETTLEMENT_QUEUE, "janitor");
    held.stack()
        .sqs()
        .sendMessage(
            request ->
                request
                    .queueUrl(url)
                    .messageGroupId(group)
                    .messageDeduplicationId(UUID.randomUUID().toString())
                    .messageBody(body));
  }

  /** Looks at dead letters; nobody else sees them for a while. */
  private List<Message> deadLetters(Setting queue, String function) {
    String url = held.setting(queue, function);
    return held.stack()
        .sqs()
        .receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(60)
                    .messageSystemAttributeNamesWithStrings("All"))
        .messages();
  }

  /** Lets others see them at once. */
  private void seeAgain(Setting queue, String function, List<Message> letters) {
    String url = held.setting(queue, function);
    letters.forEach(
        letter ->
            held.stack()
                .sqs()
                .changeMessageVisibility(
                    request ->
                        request
                            .queueUrl(url)
                            .receiptHandle(letter.receiptHandle())
                            .visibilityTimeout(0)));
  }

  private long timesTold(Map<String, AttributeValue> entry) {
    String id = attribute(entry, "pk").s().substring("WALLET#".length());
    long version = Long.parseLong(attribute(entry, "sk").s().substring("ENTRY#".length()));
    return held.facts()
        .named("entry-posted")
        .filter(fact -> fact.path("walletId").asText().equals(id))
        .filter(fact -> fact.path("version").asLong() == version)
        .count();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new AssertionError(name + " is not there.");
    }
    return value;
  }

  private static Map<String, AttributeValue> item(
      String partition, String sort, String name, String value) {
    return Map.of(
        "pk",
        AttributeValue.fromS(partition),
        "sk",
        AttributeValue.fromS(sort),
        name,
        AttributeValue.fromS(value));
  }

  /** An item as streams write it, of those types that items of the ledger have. */
  private static JsonNode image(Map<String, AttributeValue> item) {
    ObjectNode image = Florin.JSON.createObjectNode();
    item.forEach(
        (name, value) -> {
          ObjectNode typed = image.putObject(name);
          switch (value.type()) {
            case S -> typed.put("S", value.s());
            case N -> typed.put("N", value.n());
            case B -> typed.put("B", value.b().asByteArray());
            default -> throw new AssertionError("No item of the ledger has " + value);
          }
        });
    return image;
  }

  private static JsonNode json(Message letter) {
    try {
      return Florin.JSON.readTree(letter.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + letter.body(), e);
    }
  }
}
