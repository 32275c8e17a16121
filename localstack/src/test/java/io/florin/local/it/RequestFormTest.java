package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not of the form that the contract describes is refused, and changes nothing. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestFormTest {
  private final Florin florin;
  private final Customer amina;
  private final String from;
  private final String to;

  RequestFormTest(Florin florin) {
    this.florin = florin;
    amina = florin.newCustomer();
    from = amina.openWallet("EUR", "100.00");
    to = amina.openWallet("EUR");
  }

  @AfterAll
  void nothingHasMoved() {
    amina.assertWallet(from, 2, "100.00");
    amina.assertWallet(to, 1, "0.00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                    | not-positive
          -1                   | not-positive
          -0.00                | not-positive
          "0.00"               | not-positive
          "-1.00"              | not-positive
          "+1.00"              | invalid-format
          25.100               | too-many-decimals
          "25.100"             | too-many-decimals
          "25.001"             | too-many-decimals
          1e1                  | invalid-format
          1E-1                 | invalid-format
          2.5e1                | invalid-format
          "1e1"                | invalid-format
          ""                   | invalid-format
          " 1.00"              | invalid-format
          "1,00"               | invalid-format
          "01.00"              | invalid-format
          ".50"                | invalid-format
          "1."                 | invalid-format
          "\\u0661.00"         | invalid-format
          "1.00\\u0000"        | invalid-format
          "NaN"                | invalid-format
          9999999999999999     | too-large
          "1000000000000000.00" | too-large
          "11111111111111111111111111111111111111111" | too-long
          true                 | wrong-type
          []                   | wrong-type
          {}                   | wrong-type
          null                 | required
          """)
  void anAmountThatIsNoneIsRefused(String amount, String code) {
    send(transfer().replace("\"25.00\"", amount)).faults("amount.amount", code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "amount":{"amount":"25.00"}                                       | amount.currency | required
          "amount":{"currency":"EUR"}                                       | amount.amount   | required
          "amount":{"amount":"25.00","currency":"EURO"}                     | amount.currency | unknown-currency
          "amount":{"amount":"25.00","currency":7}                          | amount.currency | wrong-type
          "amount":{"amount":"25.00","currency":"EUR","minor":1}            | amount.minor    | unknown-field
          "amount":"25.00"                                                  | amount          | wrong-type
          "amount":null                                                     | amount          | required
          "note":7,"amount":{"amount":"25.00","currency":"EUR"}             | note            | wrong-type
          "type":"GIFT","amount":{"amount":"25.00","currency":"EUR"}        | type            | unknown
          "channel":"FAX","amount":{"amount":"25.00","currency":"EUR"}      | channel         | not-allowed
          "metadata":[],"amount":{"amount":"25.00","currency":"EUR"}        | metadata        | wrong-type
          "metadata":{"a":1},"amount":{"amount":"25.00","currency":"EUR"}   | metadata.a      | wrong-type
          "externalReference":"","amount":{"amount":"25.00","currency":"EUR"} | externalReference | too-short
          "colour":"red","amount":{"amount":"25.00","currency":"EUR"}       | colour          | unknown-field
          """)
  void theFieldAtFaultIsNamed(String fields, String field, String code) {
    send("{\"fromWalletId\":\"%s\",\"toWalletId\":\"%s\",%s}".formatted(from, to, fields))
        .faults(field, code);
  }

  @Test
  void allFieldsAtFaultAreNamedAtOnce() {
    assertThat(send("{}").is(400, "validation-failed").body().path("errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactlyInAnyOrder("fromWalletId", "amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null"})
  void anEmptyBodyIsNamed(String body) {
    send(body).faults("body", "required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "\"text\"", "true"})
  void aBodyThatIsNoObjectIsNamed(String body) {
    send(body).faults("body", "wrong-type");
  }

  @Test
  void aBareNumberWithAnExponentIsNamedToo() {
    send("1e5").faults("body", "invalid-format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"note\": }",
        "{'note': 'x'}",
        "{\"note\": \"x\",}",
        "{\"note\": \"line\nfeed\"}",
        "{\"amount\": 01}",
        "{\"amount\": NaN}",
        "// comment\n{}",
        "text"
      })
  void whatIsNotJsonIsRefused(String body) {
    send(body).is(400, "malformed-json");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    // What comes of such bytes on their way to a function.
    assertThat(send(with("note", "caf\uFFFD")).is(400, "malformed-json").text("detail"))
        .contains("bytes that are not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\": 1} x",
        "{\"a\": 1} {}",
        "{\"a\": 1}]",
        "{\"a\": tru}",
        "{\"a\": NaN}",
        "{\"a\": +1}",
        "// x",
        "{\"a\": 1, \"a\": 1}"
      })
  void whyItIsNotJsonIsToldInWordsOfItsOwn(String body) {
    assertThat(send(body).is(400, "malformed-json").text("detail"))
        .startsWith("Send one JSON object. ")
        .doesNotContain("Source", "Feature", "Jackson", "start marker");
  }

  @Test
  void aFieldThatIsNamedTwiceIsRefused() {
    String once = transfer();
    send("{\"note\":\"a\"," + once.substring(1, once.length() - 1) + ",\"note\":\"a\"}")
        .is(400, "malformed-json");
    send(once.replace("\"currency\":\"EUR\"", "\"currency\":\"USD\",\"currency\":\"EUR\""))
        .is(400, "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "x", "}", ",", "[]"})
  void whatFollowsTheBodyIsRefused(String trailing) {
    send(transfer() + trailing).is(400, "malformed-json");
  }

  @Test
  void deepNestingIsRefused() {
    send("[".repeat(100_000)).is(400, "malformed-json");
    send("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)).is(400, "malformed-json");
    send("{\"amount\":" + "1".repeat(10_000) + "}").is(400, "malformed-json");
  }

  @Test
  void aHugeBodyIsRefused() {
    send("{\"note\": \"" + "x".repeat(2 << 20) + "\"}").is(413, "too-large");
    send("{\"note\": \"" + "x".repeat(500_000) + "\"}").is(400, "validation-failed");
  }

  @Test
  void atMostTwentyFaultsAreNamed() {
    String fields =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"field" + i + "\":1")
            .collect(Collectors.joining(","));

    assertThat(send("{" + fields + "}").is(400, "validation-failed").body().path("errors"))
        .hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\n", "\\u007f", "\\u0085", "\\ud800", "\\udc00x"})
  void aNoteIsOfWholeCharactersAndWithoutControl(String character) {
    send(with("note", "a" + character + "b")).faults("note", "invalid-format");
    send(with("externalReference", "a" + character + "b"))
        .faults("externalReference", "invalid-format");
    florin
        .admin()
        .ask("creditWallet", "POST", "/v1/wallets/" + from + "/credit")
        .newKey()
        .json(
            """
            {"description": "a%sb", "amount": {"amount": "1.00", "currency": "EUR"}}
            """
                .formatted(character))
        .send()
        .faults("description", "invalid-format");
  }

  @Test
  void textsAreBoundedInCharactersNotBytes() {
    send(with("note", "😀".repeat(141))).faults("note", "too-long");
    send(with("externalReference", "é".repeat(65))).faults("externalReference", "too-long");
    Customer brian = florin.newCustomer();
    String brians = brian.openWallet("EUR", "1.00");
    String note = "😀".repeat(140);
    ObjectNode body = Customer.transfer(brians, brian.openWallet("EUR"), "1.00", "EUR");
    ObjectNode metadata = body.put("note", note).putObject("metadata");
    for (int pair = 0; pair < 20; pair++) {
      metadata.put("%02d".formatted(pair) + "😀".repeat(38), "é".repeat(200));
    }
    body.put("externalReference", "é".repeat(64));

    Answer answer = brian.createTransfer(body).newKey().send().is(201);

    assertThat(answer.text("note")).isEqualTo(note);
    assertThat(answer.body().path("metadata")).isEqualTo(metadata);
    assertThat(brian.getTransfer(answer.text("id")).send().is(200).body()).isEqualTo(answer.body());
    Statements.assertSound(brian.statement(brians));
  }

  @Test
  void metadataIsBounded() {
    String pairs =
        IntStream.range(0, 21)
            .mapToObj(i -> "\"key" + i + "\":\"v\"")
            .collect(Collectors.joining(","));
    send(metadata(pairs)).faults("metadata", "too-many");
    send(metadata("\"a\":\"" + "v".repeat(201) + "\"")).faults("metadata.a", "too-long");
    send(metadata("\"" + "k".repeat(41) + "\":\"v\"")).is(400, "validation-failed");
    send(metadata("\"\":\"v\"")).is(400, "validation-failed");
    send(metadata("\"a\":null")).faults("metadata.a", "wrong-type");
  }

  @Test
  void theBodyHasToBeDeclaredAsJson() {
    for (String mediaType :
        new String[] {
          "text/plain",
          "application/xml",
          "application/jsonp",
          "application/json; charset=iso-8859-1"
        }) {
      amina
          .ask("createTransfer", "POST", "/v1/transfers")
          .newKey()
          .with("Content-Type", mediaType)
          .text(transfer())
          .send()
          .is(415, "unsupported-media-type");
    }
    amina
        .ask("createTransfer", "POST", "/v1/transfers")
        .newKey()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .text("amount=25.00")
        .send()
        .is(415, "unsupported-media-type");
    amina
        .ask("createTransfer", "POST", "/v1/transfers")
        .newKey()
        .text(transfer())
        .send()
        .is(415, "unsupported-media-type");
    amina
        .ask("createTransfer", "POST", "/v1/transfers")
        .newKey()
        .with("Content-Type", "Application/JSON; charset=utf-8")
        .text("{}")
        .send()
        .is(400, "validation-failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "image/png, text/plain"})
  void theAnswerHasToBeAcceptableAsJson(String accept) {
    amina.getWallet(from).with("Accept", accept).send().is(406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*", "text/html, application/json;q=0.5"})
  void anAcceptThatLetsTheAnswerBeJsonIsFine(String accept) {
    amina.getWallet(from).with("Accept", accept).send().is(200);
  }

  @Test
  void whoIsNotSignedInIsToldSoWhateverElseIsWrong() {
    florin
        .ask("createTransfer", "POST", "/v1/transfers")
        .json("{")
        .send()
        .is(401, "unauthenticated");
    florin.ask("getWallet", "GET", "/v1/wallets/nonsense").send().is(401, "unauthenticated");
    florin.ask("listWallets", "GET", "/v1/wallets?limit=0").send().is(401, "unauthenticated");
  }

  @Test
  void theFormIsLookedAtBeforeWhatItNames() {
    send(Customer.transfer("nonsense", to, "-1.00", "EUR").toString())
        .faults("amount.amount", "not-positive");
    amina
        .ask("getWallet", "GET", "/v1/wallets/nonsense?expand=all")
        .send()
        .faults("expand", "unknown-parameter");
    amina.listEntries("nonsense", "limit=0").send().faults("limit", "too-small");
    florin.ask("getHealth", "GET", "/health?deep=true").send().faults("deep", "unknown-parameter");
  }

  private Answer send(String body) {
    return amina.ask("createTransfer", "POST", "/v1/transfers").newKey().json(body).send();
  }

  private String transfer() {
    return Customer.transfer(from, to, "25.00", "EUR").toString();
  }

  private String with(String field, String rawText) {
    return transfer().replace("{\"from", "{\"" + field + "\":\"" + rawText + "\",\"from");
  }

  private String metadata(String rawPairs) {
    return transfer().replace("{\"from", "{\"metadata\":{" + rawPairs + "},\"from");
  }
}
