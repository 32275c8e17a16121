package io.florin.functions.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, List<String>> NO_PARAMETERS = Map.of();
  private static final String SEND =
      """
      {"fromWalletId": "wal_1", "toWalletId": "wal_2",
       "amount": {"amount": "25.00", "currency": "EUR"}}
      """;

  private final Contract createTransfer = Contract.of("createTransfer", JSON);
  private final Contract registerCustomer = Contract.of("registerCustomer", JSON);
  private final Contract listWallets = Contract.of("listWallets", JSON);

  @Test
  void whatTheContractAsksForHasNoFaults() {
    assertThat(faults(send())).isEmpty();
  }

  @Test
  void optionalFieldsMayBeNull() {
    ObjectNode body = send();
    for (String field : List.of("type", "channel", "note", "externalReference", "metadata")) {
      body.putNull(field);
    }

    assertThat(faults(body)).isEmpty();
  }

  @Test
  void anAmountMayBeANumber() {
    ObjectNode body = send();
    body.withObject("amount").put("amount", 25);

    assertThat(faults(body)).isEmpty();
  }

  @Test
  void theFormOfAnAmountIsLeftToMoneyItself() {
    ObjectNode body = send();
    body.withObject("amount").put("amount", "-1.234 apples").put("currency", "eur");

    assertThat(faults(body)).isEmpty();
  }

  @Test
  void aMissingFieldIsRequired() {
    ObjectNode body = send();
    body.remove("fromWalletId");
    body.withObject("amount").remove("currency");

    assertThat(faults(body))
        .containsExactlyInAnyOrder(
            new FieldError("fromWalletId", "required", "This field is required."),
            new FieldError("amount.currency", "required", "This field is required."));
  }

  @Test
  void nullInARequiredFieldIsTheSameAsLeavingItOut() {
    ObjectNode body = send();
    body.putNull("fromWalletId");
    body.withObject("amount").putNull("amount");

    assertThat(faults(body))
        .containsExactlyInAnyOrder(
            new FieldError("fromWalletId", "required", "This field is required."),
            new FieldError("amount.amount", "required", "This field is required."));
  }

  @Test
  void unknownFieldsAreNamedAtAnyDepth() {
    ObjectNode body = send();
    body.put("memo", "x");
    body.withObject("amount").put("curency", "EUR");

    String message = "There is no such field here. Remove it, or check its spelling.";
    assertThat(faults(body))
        .containsExactlyInAnyOrder(
            new FieldError("memo", "unknown-field", message),
            new FieldError("amount.curency", "unknown-field", message));
  }

  @Test
  void aWrongTypeIsToldOnceForAField() {
    ObjectNode body = send();
    body.put("note", 5).put("channel", true).put("amount", "25.00");
    body.putArray("metadata");

    assertThat(faults(body))
        .containsExactlyInAnyOrder(
            new FieldError("note", "wrong-type", "Use a string."),
            new FieldError("channel", "wrong-type", "Use a string."),
            new FieldError("amount", "wrong-type", "Use an object."),
            new FieldError("metadata", "wrong-type", "Use an object."));
  }

  @Test
  void aTypeThatMayBeOneOfTwoNamesBoth() {
    ObjectNode body = send();
    body.withObject("amount").put("amount", true);

    assertThat(faults(body))
        .containsExactly(
            new FieldError("amount.amount", "wrong-type", "Use a string or a number."));
  }

  @Test
  void aValueOutsideAChoiceIsNotAllowed() {
    assertThat(faults(send().put("channel", "FAX")))
        .containsExactly(
            new FieldError("channel", "not-allowed", "Use one of WEB, APP, KIOSK, USSD, API."));
  }

  @Test
  void charactersAreCountedAsPeopleCountThem() {
    assertThat(faults(send().put("note", "😀".repeat(140)))).isEmpty();
    assertThat(faults(send().put("note", "😀".repeat(141))))
        .containsExactly(new FieldError("note", "too-long", "Use at most 140 characters."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "end\n", "\t", "\u0000", "\u0085", "half \ud83d"})
  void controlCharactersAreRefused(String note) {
    assertThat(faults(send().put("note", note)))
        .containsExactly(new FieldError("note", "invalid-format", "Use no control characters."));
  }

  @Test
  void metadataHasBoundsOnItsNumberNamesAndValues() {
    ObjectNode body = send();
    ObjectNode metadata = body.putObject("metadata");
    metadata.put("n".repeat(41), "x").put("", "x").put("long", "v".repeat(201)).put("seat", 12);
    metadata.putNull("nothing");

    String name = "Use names of 1 to 40 characters, without control characters.";
    assertThat(faults(body))
        .containsExactlyInAnyOrder(
            new FieldError("metadata." + "n".repeat(41), "too-long", name),
            new FieldError("metadata.", "too-short", name),
            new FieldError("metadata.long", "too-long", "Use at most 200 characters."),
            new FieldError("metadata.seat", "wrong-type", "Use a string."),
            new FieldError("metadata.nothing", "wrong-type", "Use a string."));

    metadata.removeAll();
    for (int i = 0; i < 21; i++) {
      metadata.put("name" + i, "x");
    }
    assertThat(faults(body))
        .containsExactly(new FieldError("metadata", "too-many", "Use at most 20 fields."));
  }

  @Test
  void aPatternSpeaksInItsOwnWordsAndNothingThatWasSentIsRepeated() throws Exception {
    var body =
        JSON.readTree(
            """
            {"firstName": "", "lastName": "Otieno", "email": "brian.example.com",
             "phone": "0722001234\\n", "password": "secret"}
            """);

    assertThat(registerCustomer.check(body, NO_PARAMETERS))
        .containsExactlyInAnyOrder(
            new FieldError("firstName", "too-short", "Use at least 1 character."),
            new FieldError(
                "email", "invalid-format", "Use an e-mail address, such as amina@example.com."),
            new FieldError(
                "phone",
                "invalid-format",
                "Use the international form without spaces, such as +254711004567."),
            new FieldError("password", "too-short", "Use at least 8 characters."));
  }

  @ParameterizedTest
  @CsvSource({
    "a.b+c@example.com, true",
    "o'neil@sub.example.co.ke, true",
    "ürsula@bücher.example, true",
    "root@localhost, true",
    "a@b@c.example, false",
    "a b@example.com, false",
    "@example.com, false"
  })
  void addressesThatPeopleHaveAreAccepted(String email, boolean accepted) throws Exception {
    ObjectNode body = (ObjectNode) JSON.readTree("{\"password\": \"x\"}");
    var faults = Contract.of("login", JSON).check(body.put("email", email), NO_PARAMETERS);

    assertThat(faults.isEmpty()).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource({"+254711004567, true", "+4915112345678, true", "254711004567, false", "+0711, false"})
  void phoneNumbersAreInternational(String phone, boolean accepted) throws Exception {
    ObjectNode body =
        (ObjectNode)
            JSON.readTree(
                """
                {"firstName": "A", "lastName": "B", "email": "a@b.example", "password": "12345678"}
                """);

    assertThat(registerCustomer.check(body.put("phone", phone), NO_PARAMETERS).isEmpty())
        .isEqualTo(accepted);
  }

  @Test
  void aBodyThatNobodyRequiresMayBeLeftOut() throws Exception {
    Contract captureHold = Contract.of("captureHold", JSON);

    assertThat(captureHold.check(null, NO_PARAMETERS)).isEmpty();
    assertThat(captureHold.check(JSON.readTree("null"), NO_PARAMETERS)).isEmpty();
    assertThat(captureHold.check(JSON.readTree("[]"), NO_PARAMETERS))
        .containsExactly(new FieldError("body", "wrong-type", "Use an object."));
  }

  @Test
  void aBodyThatIsMissingOrNoObjectIsNamedAsAWhole() throws Exception {
    var missing = new FieldError("body", "required", "Send a JSON object as the body.");
    assertThat(createTransfer.check(null, NO_PARAMETERS)).containsExactly(missing);
    assertThat(createTransfer.check(JSON.readTree("null"), NO_PARAMETERS)).containsExactly(missing);
    assertThat(createTransfer.check(JSON.readTree(""), NO_PARAMETERS)).containsExactly(missing);
    assertThat(createTransfer.check(JSON.readTree("[]"), NO_PARAMETERS))
        .containsExactly(new FieldError("body", "wrong-type", "Use an object."));
  }

  @Test
  void aBodyIsNotLookedAtWhereNoneIsTaken() throws Exception {
    assertThat(listWallets.takesBody()).isFalse();
    assertThat(listWallets.check(JSON.readTree("[1]"), NO_PARAMETERS)).isEmpty();
  }

  @Test
  void parametersOfTheirBoundsHaveNoFaults() {
    assertThat(
            listWallets.check(
                null,
                Map.of(
                    "limit", List.of("100"),
                    "order", List.of("asc"),
                    "accountNumber", List.of("012345678901"),
                    "status", List.of("ACTIVE"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit         | 0            | too-small      | Use 1 or more.
          limit         | 101          | too-large      | Use 100 or less.
          limit         | ten          | wrong-type     | Use a whole number.
          limit         | 1.0          | wrong-type     | Use a whole number.
          limit         | 007          | wrong-type     | Use a whole number.
          limit         | ''           | wrong-type     | Use a whole number.
          order         | up           | not-allowed    | Use one of desc, asc.
          accountNumber | 12345678901  | invalid-format | Use the 12 digits of an account number.
          """)
  void aParameterOutOfItsBoundsIsNamed(String name, String value, String code, String message) {
    assertThat(listWallets.check(null, Map.of(name, List.of(value))))
        .containsExactly(new FieldError(name, code, message));
  }

  @Test
  void unknownAndRepeatedParametersAreRefused() {
    assertThat(listWallets.check(null, Map.of("limit", List.of("5", "6"), "page", List.of("2"))))
        .containsExactlyInAnyOrder(
            new FieldError("limit", "repeated", "Give it only once."),
            new FieldError(
                "page",
                "unknown-parameter",
                "There is no such parameter here. Remove it, or check its spelling."));
    assertThat(createTransfer.check(send(), Map.of("dryRun", List.of("true"))))
        .extracting(FieldError::field)
        .containsExactly("dryRun");
  }

  @Test
  void noMoreFaultsAreToldThanTheBoundSays() {
    ObjectNode body = send();
    ObjectNode metadata = body.putObject("metadata");
    for (int i = 0; i < 500; i++) {
      body.put("unknown" + i, i);
      metadata.put("name" + i, i);
    }

    assertThat(faults(body)).hasSize(Contract.MAX_FINDINGS);
  }

  @Test
  void theNameOfAnUnknownFieldIsNotRepeatedAtAnyLength() {
    assertThat(faults(send().put("x".repeat(100_000), 1)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.field()).hasSize(101).endsWith("…"));
  }

  @Test
  void aContractSaysWhatItsOperationIs() {
    assertThat(createTransfer.operationId()).isEqualTo("createTransfer");
    assertThat(createTransfer.method()).isEqualTo("POST");
    assertThat(createTransfer.path()).isEqualTo("/v1/transfers");
    assertThat(createTransfer.tag()).isEqualTo("transfer");
    assertThat(createTransfer.takesBody()).isTrue();
    assertThat(createTransfer.anonymous()).isFalse();
    assertThat(createTransfer.roles()).isEmpty();
    assertThat(createTransfer.idempotencyKey()).isEqualTo(Contract.IdempotencyKey.REQUIRED);
    assertThat(createTransfer.problems().get(404)).containsExactly("not-found");
    assertThat(registerCustomer.anonymous()).isTrue();
    assertThat(Contract.of("creditWallet", JSON).roles()).containsExactly("ADMIN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registerCustomer",
        "login",
        "getKeys",
        "getMe",
        "createWallet",
        "listWallets",
        "getWallet",
        "listEntries",
        "creditWallet",
        "debitWallet",
        "createTransfer",
        "getTransfer",
        "getHealth"
      })
  void eachOperationHasAContractThatCanBeChecked(String operationId) {
    var contract = Contract.of(operationId, JSON);

    assertThat(contract.operationId()).isEqualTo(operationId);
    assertThat(contract.check(JSON.createObjectNode(), Map.of("nothing", List.of("x"))))
        .contains(
            new FieldError(
                "nothing",
                "unknown-parameter",
                "There is no such parameter here. Remove it, or check its spelling."));
  }

  @Test
  void anOperationThatIsNotInTheContractIsABug() {
    assertThatThrownBy(() -> Contract.of("mintMoney", JSON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mintMoney");
  }

  @Test
  void manyThreadsMayUseOneContract() throws Exception {
    ObjectNode wrong = send().put("note", 5);
    Callable<List<FieldError>> check = () -> faults(wrong);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var faults : threads.invokeAll(Collections.nCopies(400, check))) {
        assertThat(faults.get()).hasSize(1);
      }
    }
  }

  private List<FieldError> faults(ObjectNode body) {
    return createTransfer.check(body, NO_PARAMETERS);
  }

  private static ObjectNode send() {
    try {
      return (ObjectNode) JSON.readTree(SEND);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
