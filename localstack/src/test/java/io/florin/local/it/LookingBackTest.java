package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.functions.Platform;
import io.florin.functions.Setting;
import io.florin.local.Platforms;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A wallet as it was, what a period did to it, and whether its entries are sound. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookingBackTest {
  private final Florin florin;
  private final Platforms stack;
  private final Customer amina;
  private final String walletId;
  private final List<JsonNode> entries;

  LookingBackTest(Florin florin, Platforms stack) {
    this.florin = florin;
    this.stack = stack;
    amina = florin.newCustomer();
    walletId = amina.openWallet("EUR", "100.00");
    String other = amina.openWallet("EUR", "10.00");
    amina.send(walletId, other, "30.00");
    amina.send(other, walletId, "5.00");
    amina.send(walletId, other, "1.00");
    entries = amina.statement(walletId);
  }

  @Test
  void eachVersionIsTheWalletAfterThatEntry() {
    for (JsonNode entry : entries) {
      String version = entry.path("version").asText();
      Answer was = amina.getWallet(walletId, "version=" + version).send().is(200);

      assertThat(was.text("version")).isEqualTo(version);
      assertThat(was.body().at("/balance/posted")).isEqualTo(entry.at("/balance/posted"));
      assertThat(was.text("updatedAt")).isEqualTo(entry.path("at").asText());
      assertThat(was.header("ETag")).contains("\"" + version + "\"");
    }
    assertThat(amina.getWallet(walletId, "version=5").send().is(200).body())
        .isEqualTo(amina.getWallet(walletId).send().is(200).body());
  }

  @Test
  void atTheInstantOfAnEntryTheWalletIsAsTheLastOfThatInstantLeftIt() {
    for (JsonNode entry : entries) {
      String at = entry.path("at").asText();
      JsonNode last =
          entries.stream()
              .filter(other -> other.path("at").asText().equals(at))
              .reduce((earlier, later) -> later)
              .orElseThrow();

      Answer was = amina.getWallet(walletId, "at=" + at).send().is(200);

      assertThat(was.body().path("version")).isEqualTo(last.path("version"));
      assertThat(was.body().at("/balance/posted")).isEqualTo(last.at("/balance/posted"));
    }
  }

  @Test
  void theWalletOfTheNewestVersionIsNotSentToWhoHasIt() {
    amina.getWallet(walletId, "version=2").with("If-None-Match", "\"2\"").send().is(304);
    amina.getWallet(walletId, "version=3").with("If-None-Match", "\"2\"").send().is(200);
  }

  @Test
  void beforeItsOpeningAndBeyondItsNewestVersionThereIsNoWallet() {
    String before = Instant.parse(entries.getFirst().path("at").asText()).minusMillis(1).toString();

    amina.getWallet(walletId, "at=" + before).send().is(404, "not-found");
    amina.getWallet(walletId, "at=1970-01-01T00:00:00Z").send().is(404, "not-found");
    amina.getWallet(walletId, "version=6").send().is(404, "not-found");
    amina.getWallet(walletId, "version=999999999999999999").send().is(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "at=9999-01-01T00:00:00Z, at, in-the-future",
    "at=2026-11-21, at, invalid-format",
    "at=2026-13-01T00:00:00Z, at, invalid-format",
    "at=2026-11-21T08:00:00%2B01:00, at, invalid-format",
    "at=2026-01-01T00:00:00Z&version=1, version, not-allowed",
    "version=0, version, too-small",
    "version=one, version, wrong-type",
    "when=2026-01-01T00:00:00Z, when, unknown-parameter"
  })
  void aFaultyQuestionForThePastIsNamed(String query, String field, String code) {
    amina.getWallet(walletId, query).send().faults(field, code);
  }

  @Test
  void theSummaryOfTheWholeLifeAddsUpTheStatement() {
    JsonNode summary = amina.getWalletSummary(walletId, "").send().is(200).body();

    assertThat(summary.path("from")).isEqualTo(entries.getFirst().path("at"));
    assertThat(sums(summary)).isEqualTo("0.00 +105.00 (2) -31.00 (2) 74.00");
  }

  @Test
  void thePartsOfALifeAddUpToTheWhole() {
    String opening = entries.getFirst().path("at").asText();
    String middle = entries.get(3).path("at").asText();
    String end = Instant.parse(entries.getLast().path("at").asText()).plusMillis(1).toString();
    JsonNode first = summary(opening, middle);
    JsonNode second = summary(middle, end);

    assertThat(first.at("/opening/amount").asText()).isEqualTo("0.00");
    assertThat(first.path("closing")).isEqualTo(second.path("opening"));
    assertThat(second.at("/closing/amount").asText()).isEqualTo("74.00");
    assertThat(first.path("creditCount").asInt() + second.path("creditCount").asInt()).isEqualTo(2);
    assertThat(first.path("debitCount").asInt() + second.path("debitCount").asInt()).isEqualTo(2);
  }

  @Test
  void aPeriodBeforeTheWalletHasZerosAndAnEmptyOneNothing() {
    assertThat(sums(summary("2020-01-01T00:00:00Z", "2020-02-01T00:00:00Z")))
        .isEqualTo("0.00 +0.00 (0) -0.00 (0) 0.00");
    assertThat(sums(summary("9998-01-01T00:00:00Z", "9998-01-01T00:00:00Z")))
        .isEqualTo("74.00 +0.00 (0) -0.00 (0) 74.00");
  }

  @Test
  void aSummaryNamesThePeriodThatWasAskedFor() {
    String from = "2020-01-01T00:00:00.0001Z";
    String to = "9999-12-31T23:59:59.9999Z";
    JsonNode summary = summary(from, to);

    assertThat(Instant.parse(summary.path("from").asText())).isEqualTo(Instant.parse(from));
    assertThat(Instant.parse(summary.path("to").asText())).isEqualTo(Instant.parse(to));
    assertThat(sums(summary)).isEqualTo("0.00 +105.00 (2) -31.00 (2) 74.00");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from, after-end",
    "from=9998-01-01T00:00:00Z, from, in-the-future",
    "to=tomorrow, to, invalid-format",
    "month=11, month, unknown-parameter"
  })
  void aFaultyPeriodIsNamed(String query, String field, String code) {
    amina.getWalletSummary(walletId, query).send().faults(field, code);
  }

  @Test
  void anHonestWalletIsSoundAndTheAnswerSaysWhatWasVerified() {
    JsonNode all = amina.verifyWallet(walletId, "").send().is(200).body();

    assertThat(all.path("walletId").asText()).isEqualTo(walletId);
    assertThat(all.path("sound").asBoolean()).isTrue();
    assertThat(all.path("findings")).isEmpty();
    assertThat(range(all)).isEqualTo("1 to 5");
    assertThat(range(verified("fromVersion=2&toVersion=3"))).isEqualTo("2 to 3");
    assertThat(range(verified("fromVersion=4"))).isEqualTo("4 to 5");
    assertThat(range(verified("toVersion=1000"))).isEqualTo("1 to 5");
    amina.verifyWallet(walletId, "fromVersion=6").send().is(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "fromVersion=3&toVersion=2, fromVersion, after-end",
    "fromVersion=1&toVersion=1001, toVersion, range-too-large",
    "fromVersion=0, fromVersion, too-small",
    "limit=3, limit, unknown-parameter"
  })
  void aFaultyRangeIsNamed(String query, String field, String code) {
    amina.verifyWallet(walletId, query).send().faults(field, code);
  }

  @Test
  void whatWasChangedBehindTheApiIsFound() {
    String forged = amina.openWallet("EUR", "7.00");
    Platform platform = stack.platformOf("florin-local-createTransfer");
    String table = platform.setting(Setting.LEDGER_TABLE);
    Map<String, AttributeValue> key =
        Map.of(
            "pk", AttributeValue.fromS("WALLET#" + forged),
            "sk", AttributeValue.fromS("ENTRY#000000000002"));
    Map<String, AttributeValue> honest =
        platform
            .dynamoDb()
            .getItem(get -> get.tableName(table).key(key).consistentRead(true))
            .item();
    try {
      put(platform, honest, "posted", AttributeValue.fromN("700000"));
      JsonNode richer = amina.verifyWallet(forged, "").send().is(200).body();
      assertThat(richer.path("sound").asBoolean()).isFalse();
      assertThat(richer.path("findings"))
          .extracting(finding -> finding.path("version") + " " + finding.path("code").asText())
          .containsExactly("2 posted-wrong", "2 hash-wrong");

      put(platform, honest, "kind", AttributeValue.fromS("GIFT"));
      assertThat(amina.verifyWallet(forged, "").send().is(200).body().path("findings"))
          .extracting(finding -> finding.path("version") + " " + finding.path("code").asText())
          .containsExactly("2 entry-unreadable");
    } finally {
      platform.dynamoDb().putItem(put -> put.tableName(table).item(honest));
    }
    assertThat(amina.verifyWallet(forged, "").send().is(200).body().path("sound").asBoolean())
        .isTrue();
  }

  @Test
  void nobodyLooksBackOnTheWalletOfAnotherButAnAdmin() {
    Customer brian = florin.newCustomer();
    for (String wallet : List.of(walletId, "wal_01kaj9z7c5e3g1h9j7k5m3n1p8", "nonsense")) {
      brian.getWallet(wallet, "version=1").send().is(404, "not-found");
      brian.getWallet(wallet, "at=2026-01-01T00:00:00Z").send().is(404, "not-found");
      brian.getWalletSummary(wallet, "").send().is(404, "not-found");
      brian.verifyWallet(wallet, "").send().is(404, "not-found");
    }
    florin.admin().getWallet(walletId, "version=1").send().is(200);
    florin.admin().getWalletSummary(walletId, "").send().is(200);
    florin.admin().verifyWallet(walletId, "").send().is(200);
  }

  @Test
  void whoIsNotSignedInLooksBackOnNothing() {
    String path = "/v1/wallets/" + walletId;
    florin.ask("getWalletSummary", "GET", path + "/summary").send().is(401, "unauthenticated");
    florin.ask("verifyWallet", "GET", path + "/verification").send().is(401, "unauthenticated");
  }

  private static void put(
      Platform platform, Map<String, AttributeValue> item, String name, AttributeValue value) {
    Map<String, AttributeValue> forged = new HashMap<>(item);
    forged.put(name, value);
    platform
        .dynamoDb()
        .putItem(put -> put.tableName(platform.setting(Setting.LEDGER_TABLE)).item(forged));
  }

  private JsonNode summary(String from, String to) {
    return amina.getWalletSummary(walletId, "from=" + from + "&to=" + to).send().is(200).body();
  }

  private static String sums(JsonNode summary) {
    return "%s +%s (%s) -%s (%s) %s"
        .formatted(
            summary.at("/opening/amount").asText(),
            summary.at("/credits/amount").asText(),
            summary.path("creditCount"),
            summary.at("/debits/amount").asText(),
            summary.path("debitCount"),
            summary.at("/closing/amount").asText());
  }

  private JsonNode verified(String query) {
    return amina.verifyWallet(walletId, query).send().is(200).body();
  }

  private static String range(JsonNode verification) {
    return verification.path("fromVersion") + " to " + verification.path("toVersion");
  }
}
