package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wallet types, transaction types and rules, as admins make them and customers see them. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {
  private static final int MAX_PAGES = 200;

  private final Florin florin;
  private final Types admin;
  private final Types customer;

  CatalogueTest(Florin florin) {
    this.florin = florin;
    admin = new Types(florin.admin());
    customer = new Types(florin.newCustomer());
  }

  @Test
  void aWalletTypeIsAddedSeenByAllAndChanged() {
    String code = Types.newCode();
    ObjectNode type =
        Types.type(
            code,
            """
            "minAmount": "1.00", "maxAmount": {"amount": "500.00", "currency": "EUR"},
            "dailyLimit": 800, "overdraftLimit": "0.00"
            """);
    type.put("description", "For tests").put("settlement", "BATCHED");

    JsonNode made = admin.createWalletType(type).send().is(201).body();

    assertThat(made)
        .isEqualTo(
            Types.json(
                """
                {"code": "%s", "name": "A type for tests", "description": "For tests",
                 "settlement": "BATCHED", "status": "ACTIVE", "limits": [{"currency": "EUR",
                  "minAmount": {"amount": "1.00", "currency": "EUR"},
                  "maxAmount": {"amount": "500.00", "currency": "EUR"},
                  "dailyLimit": {"amount": "800.00", "currency": "EUR"},
                  "overdraftLimit": {"amount": "0.00", "currency": "EUR"}}]}
                """
                    .formatted(code)));
    assertThat(all(customer, "wallet")).contains(made);

    JsonNode renamed =
        admin
            .updateWalletType(code, "{\"name\": \"Renamed\", \"settlement\": \"DIRECT\"}")
            .send()
            .is(200)
            .body();
    assertThat(renamed)
        .isEqualTo(
            ((ObjectNode) made.deepCopy()).put("name", "Renamed").put("settlement", "DIRECT"));
    JsonNode emptied =
        admin
            .updateWalletType(
                code, "{\"limits\": [], \"description\": \"\", \"status\": \"RETIRED\"}")
            .send()
            .is(200)
            .body();
    assertThat(emptied.path("limits")).isEmpty();
    assertThat(emptied.path("description").isNull()).isTrue();
    assertThat(emptied.path("status").asText()).isEqualTo("RETIRED");
    assertThat(emptied.path("name").asText()).isEqualTo("Renamed");
    assertThat(all(customer, "wallet")).contains(emptied);
  }

  @Test
  void aTransactionTypeIsAddedSeenByAllAndChanged() {
    String code = Types.newCode();

    JsonNode made =
        admin
            .createTransactionType(Types.type(code, "\"fee\": {\"basisPoints\": 150}"))
            .send()
            .is(201)
            .body();

    assertThat(made)
        .isEqualTo(
            Types.json(
                """
                {"code": "%s", "name": "A type for tests", "status": "ACTIVE", "limits": [
                 {"currency": "EUR", "minAmount": {"amount": "0.01", "currency": "EUR"},
                  "maxAmount": {"amount": "10000000000.00", "currency": "EUR"},
                  "fee": {"flat": {"amount": "0.00", "currency": "EUR"}, "basisPoints": 150,
                   "min": null, "max": null}}]}
                """
                    .formatted(code)));
    assertThat(all(customer, "transaction")).contains(made);
    JsonNode changed =
        admin
            .updateTransactionType(
                code,
                """
                {"status": "RETIRED", "limits": [{"currency": "JPY", "maxAmount": "500"},
                 {"currency": "EUR", "minAmount": "0.50", "fee": {"flat": "0.10",
                  "min": {"amount": 1}, "max": "2"}}]}
                """)
            .send()
            .is(200)
            .body();
    assertThat(changed.path("limits"))
        .extracting(row -> row.path("currency").asText())
        .containsExactly("EUR", "JPY");
    assertThat(changed.at("/limits/0/fee/max/amount").asText()).isEqualTo("2.00");
    assertThat(changed.at("/limits/1/fee").isNull()).isTrue();
    assertThat(changed.at("/limits/1/maxAmount/amount").asText()).isEqualTo("500");
    assertThat(all(customer, "transaction")).contains(changed);
  }

  @Test
  void aCodeIsGivenOnceAndTheTypesThatFlorinHasAreTaken() {
    ObjectNode type = Types.type(Types.newCode(), "");
    admin.createWalletType(type).send().is(201);
    admin.createTransactionType(type).send().is(201);

    taken(admin.createWalletType(type).send());
    taken(admin.createTransactionType(type).send());
    taken(admin.createWalletType(Types.type("STANDARD", "")).send());
    taken(admin.createWalletType(Types.type("SYSTEM", "")).send());
    taken(admin.createTransactionType(Types.type("TRANSFER", "")).send());
  }

  private static void taken(Answer answer) {
    answer.is(409, "conflict");
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("code");
    assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo("taken");
    assertThat(answer.header("Retry-After")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"minAmount\": \"0.00\"                     | limits[0].minAmount     | not-positive",
        "\"minAmount\": \"1.234\"                    | limits[0].minAmount     | too-many-decimals",
        "\"maxAmount\": \"-1\"                       | limits[0].maxAmount     | too-small",
        "\"maxAmount\": \"10000000000.01\"           | limits[0].maxAmount     | too-large",
        "\"minAmount\": 2, \"maxAmount\": 1          | limits[0].maxAmount     | too-small",
        "\"maxAmount\": {\"currency\": \"EUR\"}      | limits[0].maxAmount.amount | required",
        "\"maxAmount\": {\"amount\": 1, \"currency\": \"USD\"} | limits[0].maxAmount.currency | not-allowed",
        "\"dailyLimit\": \"much\"                    | limits[0].dailyLimit    | invalid-format",
        "\"overdraftLimit\": true                    | limits[0].overdraftLimit | wrong-type",
        "\"fee\": {\"flat\": 1}                      | limits[0].fee           | unknown-field",
        "\"colour\": 1                               | limits[0].colour        | unknown-field"
      })
  void theLimitOfAWalletTypeAtFaultIsNamed(String row, String field, String code) {
    admin.createWalletType(Types.type(Types.newCode(), row)).send().faults(field, code);
    admin
        .updateWalletType("STANDARD", "{\"limits\": [{\"currency\": \"EUR\", %s}]}".formatted(row))
        .send()
        .faults(field, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"fee\": {\"flat\": \"0.001\"}              | limits[0].fee.flat        | too-many-decimals",
        "\"fee\": {\"flat\": \"-1\"}                 | limits[0].fee.flat        | too-small",
        "\"fee\": {\"flat\": \"10000000000.01\"}     | limits[0].fee.flat        | too-large",
        "\"fee\": {\"basisPoints\": 10001}           | limits[0].fee.basisPoints | too-large",
        "\"fee\": {\"basisPoints\": 1.5}             | limits[0].fee.basisPoints | wrong-type",
        "\"fee\": {\"basisPoints\": -1}              | limits[0].fee.basisPoints | too-small",
        "\"fee\": {\"min\": 2, \"max\": \"1.99\"}    | limits[0].fee.max         | too-small",
        "\"fee\": 1                                  | limits[0].fee             | wrong-type",
        "\"dailyLimit\": 1                           | limits[0].dailyLimit      | unknown-field"
      })
  void theLimitOfATransactionTypeAtFaultIsNamed(String row, String field, String code) {
    admin.createTransactionType(Types.type(Types.newCode(), row)).send().faults(field, code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"N\"}                                     | code       | required",
        "{\"code\": \"SILVER\"}                                | name       | required",
        "{\"code\": \"silver\", \"name\": \"N\"}               | code       | invalid-format",
        "{\"code\": \"SILVER\", \"name\": \"\"}                | name       | too-short",
        "{\"code\": \"SILVER\", \"name\": \"a\\u0000b\"}       | name       | invalid-format",
        "{\"code\": \"SILVER\", \"name\": \"N\", \"settlement\": \"SLOW\"} | settlement | not-allowed",
        "{\"code\": \"SILVER\", \"name\": \"N\", \"status\": \"OLD\"}      | status     | not-allowed",
        "{\"code\": \"SILVER\", \"name\": \"N\", \"limits\": {}}           | limits     | wrong-type",
        "{\"code\": \"SILVER\", \"name\": \"N\", \"limits\": [{}]} | limits[0].currency | required",
        "{\"code\": \"SILVER\", \"name\": \"N\", \"limits\": [{\"currency\": \"EURO\"}]} "
            + "| limits[0].currency | unknown-currency",
        "{\"code\": \"SILVER\", \"name\": \"N\", \"limits\": [{\"currency\": \"EUR\"}, "
            + "{\"currency\": \"EUR\"}]} | limits[1].currency | repeated"
      })
  void theFieldOfATypeAtFaultIsNamed(String body, String field, String code) {
    admin.createWalletType(Types.json(body)).send().faults(field, code);
  }

  @Test
  void whatATypeCantBeWithoutCantBeTakenAway() {
    admin.updateWalletType("STANDARD", "{\"name\": null}").send().faults("name", "wrong-type");
    admin.updateWalletType("STANDARD", "{\"status\": null}").send().is(400, "validation-failed");
    admin.updateWalletType("STANDARD", "{\"code\": \"X\"}").send().faults("code", "unknown-field");
  }

  @Test
  void whoChangesNothingIsAnsweredWhatIsThere() {
    JsonNode standard = admin.updateWalletType("STANDARD", "{}").send().is(200).body();

    assertThat(all(customer, "wallet")).contains(standard);
  }

  @Test
  void onlyAdminsChangeTheCatalogueAndOnlyTheSignedInSeeIt() {
    ObjectNode type = Types.type(Types.newCode(), "");
    customer.createWalletType(type).send().is(403, "forbidden");
    customer.updateWalletType("STANDARD", "{}").send().is(403, "forbidden");
    customer.createTransactionType(type).send().is(403, "forbidden");
    customer.updateTransactionType("TRANSFER", "{}").send().is(403, "forbidden");
    customer.putRule("TRANSFER", "STANDARD", true, true).send().is(403, "forbidden");
    florin.ask("listWalletTypes", "GET", "/v1/wallet-types").send().is(401, "unauthenticated");
    florin
        .ask("createWalletType", "POST", "/v1/wallet-types")
        .json(type)
        .send()
        .is(401, "unauthenticated");
    assertThat(all(customer, "wallet"))
        .extracting(seen -> seen.path("code").asText())
        .doesNotContain(type.path("code").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_SUCH_TYPE", "standard", "SYSTEM", "%C3%A4", "a%23b"})
  void whatIsNotThereIsNotFound(String code) {
    admin.updateWalletType(code, "{}").send().is(404, "not-found");
    admin.updateTransactionType(code, "{}").send().is(404, "not-found");
    admin.putRule(code, "STANDARD", true, true).send().is(404, "not-found");
    admin.putRule("TRANSFER", code, true, true).send().is(404, "not-found");
    customer.listRules(code, "").send().is(404, "not-found");
  }

  @Test
  void aRuleIsPutSeenAndReplaced() {
    String transactions = admin.newTransactionType("");
    String wallets = admin.newWalletType("");
    assertThat(customer.listRules(transactions, "").send().is(200).body().path("items")).isEmpty();

    JsonNode rule = admin.putRule(transactions, wallets, true, false).send().is(200).body();

    assertThat(rule)
        .isEqualTo(
            Types.json(
                """
                {"transactionType": "%s", "walletType": "%s", "debitAllowed": true,
                 "creditAllowed": false}
                """
                    .formatted(transactions, wallets)));
    assertThat(customer.listRules(transactions, "").send().is(200).body().path("items"))
        .containsExactly(rule);
    JsonNode replaced = admin.putRule(transactions, wallets, false, true).send().is(200).body();
    assertThat(customer.listRules(transactions, "").send().is(200).body().path("items"))
        .containsExactly(replaced);
    String other = admin.newTransactionType("");
    JsonNode allowing = admin.putRule(other, wallets, true, true).send().is(200).body();
    assertThat(customer.listRules(other, "").send().is(200).body().path("items"))
        .containsExactly(allowing);
    admin
        .putRule(transactions, wallets, "{\"debitAllowed\": true}")
        .send()
        .faults("creditAllowed", "required");
  }

  @Test
  void listsGoByCodeInPages() {
    admin.newWalletType("");
    List<String> ascending = codes(customer, "?limit=2");

    assertThat(ascending).isSorted().doesNotHaveDuplicates().contains("STANDARD", "MERCHANT");
    assertThat(codes(customer, "?limit=3&order=desc")).isEqualTo(ascending.reversed());
    String cursor = customer.listWalletTypes("?limit=1").send().is(200).text("nextCursor");
    customer.listTransactionTypes("?cursor=" + cursor).send().is(400, "invalid-cursor");
    customer.listWalletTypes("?cursor=" + cursor + "&order=desc").send().is(400, "invalid-cursor");
    customer.listWalletTypes("?limit=0").send().faults("limit", "too-small");
    customer.listWalletTypes("?status=ACTIVE").send().faults("status", "unknown-parameter");
  }

  @Test
  void aNewFlorinHasCustomersMerchantsTransfersAndPayments() {
    List<JsonNode> transactionTypes = all(customer, "transaction");

    assertThat(all(customer, "wallet"))
        .filteredOn(type -> type.path("code").asText().equals("MERCHANT"))
        .extracting(type -> type.path("settlement").asText())
        .containsExactly("BATCHED");
    assertThat(transactionTypes)
        .extracting(type -> type.path("code").asText())
        .contains("TRANSFER", "PAYMENT");
    assertThat(customer.listRules("PAYMENT", "").send().is(200).body().path("items"))
        .extracting(rule -> rule.path("walletType").asText())
        .containsExactly("STANDARD");
  }

  @Test
  void ofManyWhoChangeATypeAtOnceNoneUndoesAnother() {
    String code = admin.newWalletType("");
    List<String> changes =
        List.of(
            "{\"name\": \"Another name\"}",
            "{\"description\": \"Another description\"}",
            "{\"settlement\": \"BATCHED\"}",
            "{\"limits\": []}");

    List<Answer> answers =
        AtOnce.callers(
            changes.size(), number -> admin.updateWalletType(code, changes.get(number)).send());

    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(all(customer, "wallet"))
        .contains(
            Types.json(
                """
                {"code": "%s", "name": "Another name", "description": "Another description",
                 "settlement": "BATCHED", "limits": [], "status": "ACTIVE"}
                """
                    .formatted(code)));
  }

  private static List<String> codes(Types caller, String query) {
    return pages(caller, "wallet", query).stream().map(type -> type.path("code").asText()).toList();
  }

  private static List<JsonNode> all(Types caller, String kind) {
    return pages(caller, kind, "?limit=100");
  }

  private static List<JsonNode> pages(Types caller, String kind, String query) {
    List<JsonNode> items = new ArrayList<>();
    String next = query;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Answer page =
          (kind.equals("wallet") ? caller.listWalletTypes(next) : caller.listTransactionTypes(next))
              .send()
              .is(200);
      page.body().path("items").forEach(items::add);
      if (page.body().path("nextCursor").isNull()) {
        return items;
      }
      next = "?limit=2&cursor=" + page.text("nextCursor");
    }
    throw new AssertionError("The list does not end.");
  }
}
