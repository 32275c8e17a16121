package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding entries and transfers again: filters, pages, and the statement as CSV. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingTest {
  private static final int MAX_PAGES = 50;
  private static final Pattern NEXT = Pattern.compile("<(/v1/[^>]+)>; rel=\"next\"");

  private final Florin florin;
  private final Customer amina;
  private final Customer brian;
  private final String walletId;
  private final String briansId;
  private final JsonNode lunch;
  private final JsonNode back;
  private final JsonNode deposit;

  FindingTest(Florin florin) {
    this.florin = florin;
    amina = florin.newCustomer();
    brian = florin.newCustomer();
    walletId = amina.openWallet("EUR", "100.00");
    briansId = brian.openWallet("EUR", "10.00");
    lunch = transfer(amina, walletId, briansId, "25.00", "=SUM(lunch), \"two\"");
    back = transfer(brian, briansId, walletId, "5.50", "Rest of the Lunch");
    deposit = amina.ended(amina.createDeposit(walletId, "20.00").newKey().send());
    transfer(amina, walletId, briansId, "1.00", "Bus");
  }

  private JsonNode transfer(Customer payer, String from, String to, String amount, String note) {
    ObjectNode body =
        Customer.transfer(from, to, amount, "EUR").put("note", note).put("channel", "APP");
    body.put("externalReference", note + from);
    return payer.createTransfer(body).newKey().send().is(201).body();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind=TRANSFER | 7 4 3",
        "kind=TRANSFER&minAmount=5.50 | 4 3",
        "minAmount=5.50&maxAmount=25 | 6 4 3",
        "maxAmount=0 | 5 1",
        "kind=BATCH | ''"
      })
  void entriesAreFoundByEachFilterInPagesOfEachSize(String query, String versions) {
    for (int limit : new int[] {1, 2, 100}) {
      assertThat(versions(query, limit)).isEqualTo(versions);
    }
  }

  @Test
  void entriesAreFoundByTheirInstants() {
    List<JsonNode> entries = amina.statement(walletId);
    String from = entries.get(2).path("at").asText();
    String to = entries.get(4).path("at").asText();
    List<String> expected =
        entries.stream()
            .filter(entry -> entry.path("at").asText().compareTo(from) >= 0)
            .filter(entry -> entry.path("at").asText().compareTo(to) < 0)
            .map(entry -> entry.path("version").asText())
            .toList();

    assertThat(versions("order=asc&from=" + from + "&to=" + to, 1))
        .isEqualTo(String.join(" ", expected));
    assertThat(versions("to=2020-01-01T00:00:00Z", 10)).isEmpty();
    assertThat(versions("from=9998-01-01T00:00:00Z", 10)).isEmpty();
  }

  @Test
  void theStatementIsCsvForWhomItIsAskedAsCsv() {
    Answer page =
        amina
            .listEntries(walletId, "kind=TRANSFER&order=asc")
            .with("Accept", "text/csv")
            .send()
            .is(200);

    String[] rows = page.body().asText().split("\r\n", -1);
    assertThat(page.header("Content-Type")).contains("text/csv; charset=utf-8; header=present");
    assertThat(page.header("Link")).isEmpty();
    assertThat(rows).hasSize(5);
    assertThat(rows[1])
        .startsWith(walletId + ",3,")
        .contains(",TRANSFER,-25.00,0.00,75.00,0.00,75.00,EUR," + lunch.path("id").asText())
        .contains(",APP,\"'=SUM(lunch), \"\"two\"\"\",,");
    assertThat(rows[2]).contains(",5.50,").contains(",APP,Rest of the Lunch,,");
  }

  @Test
  void theLinksOfCsvLeadThroughAllPages() {
    List<String> versions = new ArrayList<>();
    String path = "/v1/wallets/" + walletId + "/entries?limit=2&order=asc";
    for (int pages = 1; pages <= MAX_PAGES; pages++) {
      Answer page =
          amina
              .ask("listEntries", "GET", path)
              .with("Accept", "text/csv;q=1, application/json;q=0.5")
              .send()
              .is(200);
      String[] rows = page.body().asText().split("\r\n", -1);
      assertThat(rows.length).isLessThanOrEqualTo(4);
      for (int row = 1; row < rows.length - 1; row++) {
        versions.add(rows[row].split(",", -1)[1]);
      }
      if (page.header("Link").isEmpty()) {
        assertThat(versions).containsExactly("1", "2", "3", "4", "5", "6", "7");
        return;
      }
      Matcher next = NEXT.matcher(page.header("Link").get());
      assertThat(next.matches()).as(page.header("Link").get()).isTrue();
      path = next.group(1);
    }
    throw new AssertionError("The statement does not end.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/csv;q=0, application/json;q=0", "application/xml"})
  void aStatementIsJsonOrCsv(String accept) {
    amina.listEntries(walletId, "").with("Accept", accept).send().is(406, "not-acceptable");
  }

  @Test
  void otherOperationsAreNoCsv() {
    amina.getWallet(walletId).with("Accept", "text/csv").send().is(406, "not-acceptable");
  }

  @Test
  void theTransfersOfAWalletAreListedOnceEachTheNewestFirst() {
    for (int limit : new int[] {1, 2, 3, 100}) {
      assertThat(notes(amina, "walletId=" + walletId, limit))
          .containsExactly("Bus", "null", "Rest of the Lunch", "=SUM(lunch), \"two\"", "By hand");
      assertThat(notes(amina, "order=asc&walletId=" + walletId, limit))
          .containsExactly("By hand", "=SUM(lunch), \"two\"", "Rest of the Lunch", "null", "Bus");
    }
    JsonNode items =
        amina.listTransfers("walletId=" + walletId).send().is(200).body().path("items");
    assertThat(items.path(1)).isEqualTo(deposit);
    assertThat(items.path(2)).isEqualTo(back);
    assertThat(items.path(3)).isEqualTo(lunch);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "direction=OUT | Bus; =SUM(lunch), \"two\"",
        "direction=IN&kind=TRANSFER | Rest of the Lunch",
        "kind=DEPOSIT | null",
        "kind=WITHDRAWAL | ''",
        "type=TRANSFER&minAmount=5.50 | Rest of the Lunch; =SUM(lunch), \"two\"",
        "type=GIFT | ''",
        "type=no%20code | ''",
        "channel=APP&maxAmount=5.5 | Bus; Rest of the Lunch",
        "channel=USSD | ''",
        "text=LUNCH | Rest of the Lunch; =SUM(lunch), \"two\"",
        "text=lunch&direction=IN | Rest of the Lunch",
        "to=2020-01-01T00:00:00Z | ''"
      })
  void transfersAreFoundByEachFilter(String query, String notes) {
    assertThat(String.join("; ", notes(amina, "walletId=" + walletId + "&" + query, 2)))
        .isEqualTo(notes);
  }

  @Test
  void eachSeesATransferAsTheyMay() {
    assertThat(notes(brian, "walletId=" + briansId + "&text=bus", 10)).containsExactly("Bus");
    JsonNode theirs = brian.listTransfers("text=bus&walletId=" + briansId).send().is(200).body();
    assertThat(theirs.at("/items/0/legs").isNull()).isTrue();
    JsonNode admins =
        florin.admin().listTransfers("text=bus&walletId=" + walletId).send().is(200).body();
    assertThat(admins.at("/items/0/legs")).hasSize(2);
    brian.listTransfers("walletId=" + walletId).send().is(404, "not-found");
    amina.listTransfers("walletId=nonsense").send().is(404, "not-found");
  }

  @Test
  void anExternalReferenceLeadsItsOwnCallerToTheTransfer() {
    String reference = "externalReference=Bus" + walletId;

    JsonNode found = amina.listTransfers(reference).send().is(200).body();

    assertThat(found.path("items")).hasSize(1);
    assertThat(found.at("/items/0/note").asText()).isEqualTo("Bus");
    assertThat(found.path("nextCursor").isNull()).isTrue();
    assertThat(brian.listTransfers(reference).send().is(200).body().path("items")).isEmpty();
    assertThat(florin.admin().listTransfers(reference).send().is(200).body().path("items"))
        .isEmpty();
  }

  @Test
  void anAdminFindsWhatWaitsForTheBank() {
    String another = amina.openWallet("EUR");
    florin.bank().behave("{\"down\": true}");
    try {
      String waiting = amina.createDeposit(another, "3.00").newKey().send().is(202).text("id");
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> pending().stream().anyMatch(id -> id.equals(waiting)));
    } finally {
      florin.bank().behaveWell();
    }
    amina.listTransfers("status=PENDING").send().is(403, "forbidden");
  }

  private List<String> pending() {
    return items(florin.admin(), "status=PENDING", 1).stream()
        .map(item -> item.path("id").asText())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'', walletId, required",
    "order=asc, walletId, required",
    "walletId=w&externalReference=r, externalReference, not-allowed",
    "externalReference=r&text=t, text, not-allowed",
    "externalReference=r&from=2026-01-01T00:00:00Z, from, not-allowed",
    "externalReference=, externalReference, too-short",
    "externalReference=a%0Ab, externalReference, invalid-format",
    "status=COMPLETED, status, not-allowed",
    "walletId=w&kind=FEE, kind, not-allowed",
    "walletId=w&direction=UP, direction, not-allowed",
    "walletId=w&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from, after-end",
    "walletId=w&minAmount=x, minAmount, invalid-format",
    "walletId=w&limit=0, limit, too-small",
    "walletId=w&limit=101, limit, too-large",
    "walletId=w&colour=blue, colour, unknown-parameter"
  })
  void aFaultyQuestionForTransfersIsNamed(String query, String field, String code) {
    amina.listTransfers(query).send().faults(field, code);
  }

  @Test
  void twoFaultsOfAnAdminAreBothNamed() {
    Answer answer =
        florin
            .admin()
            .listTransfers("status=PENDING&walletId=w&externalReference=r")
            .send()
            .is(400, "validation-failed");

    assertThat(answer.body().path("errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactly("externalReference", "status");
  }

  @Test
  void aCursorIsGoodForItsOwnListItsFiltersAndItsCaller() {
    String query = "text=lunch&walletId=" + walletId;
    String cursor = amina.listTransfers("limit=1&" + query).send().is(200).text("nextCursor");
    Answer next = amina.listTransfers("cursor=" + cursor).send().is(200);
    char last = cursor.charAt(cursor.length() - 1);
    String tampered = cursor.substring(0, cursor.length() - 1) + (last == 'A' ? 'B' : 'A');

    assertThat(next.body().at("/items/0")).isEqualTo(lunch);
    assertThat(
            amina
                .listTransfers("cursor=" + cursor + "&" + query)
                .send()
                .is(200)
                .body()
                .at("/items/0"))
        .isEqualTo(lunch);
    for (String other :
        List.of(
            "text=bus&walletId=" + walletId + "&cursor=" + cursor,
            "walletId=" + walletId + "&cursor=" + cursor,
            "order=asc&cursor=" + cursor,
            "cursor=" + tampered,
            "cursor=A" + cursor)) {
      amina.listTransfers(other).send().is(400, "invalid-cursor");
    }
    amina.listEntries(walletId, "cursor=" + cursor).send().is(400, "invalid-cursor");
    brian.listTransfers("cursor=" + cursor).send().is(400, "invalid-cursor");
    florin.admin().listTransfers("cursor=" + cursor).send().is(400, "invalid-cursor");
  }

  private String versions(String query, int limit) {
    List<String> versions = new ArrayList<>();
    String next = "limit=" + limit + "&" + query;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Answer page = amina.listEntries(walletId, next).send().is(200);
      page.body().path("items").forEach(entry -> versions.add(entry.path("version").asText()));
      if (page.body().path("nextCursor").isNull()) {
        return String.join(" ", versions);
      }
      next = "limit=" + limit + "&cursor=" + page.text("nextCursor");
    }
    throw new AssertionError("The statement does not end.");
  }

  private static List<String> notes(Customer caller, String query, int limit) {
    return items(caller, query, limit).stream().map(item -> item.path("note").asText()).toList();
  }

  private static List<JsonNode> items(Customer caller, String query, int limit) {
    List<JsonNode> items = new ArrayList<>();
    String next = "limit=" + limit + "&" + query;
    for (int pages = 0; pages < MAX_PAGES; pages++) {
      Answer page = caller.listTransfers(next).send().is(200);
      page.body().path("items").forEach(items::add);
      if (page.body().path("nextCursor").isNull()) {
        return items;
      }
      next = "limit=" + limit + "&cursor=" + page.text("nextCursor");
    }
    throw new AssertionError("The list does not end.");
  }
}
