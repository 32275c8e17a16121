package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money that is set aside, paid and freed. */
@ExtendWith(RunningFlorin.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldsTest {
  private static final String ALL = "";
  private static final String NOBODYS_WALLET = "wal_01kaj9z7c5e3g1h9j7k5m3n1p8";
  private static final String NOBODYS_HOLD = "hld_" + "0".repeat(40);

  private final Florin florin;
  private final Customer admin;
  private final Customer amina;
  private final Customer brian;
  private final Customer stranger;
  private String from = "";
  private String to = "";

  HoldsTest(Florin florin) {
    this.florin = florin;
    admin = florin.admin();
    amina = florin.newCustomer();
    brian = florin.newCustomer();
    stranger = florin.newCustomer();
  }

  @BeforeEach
  void twoWallets() {
    from = amina.openWallet("EUR", "100.00");
    to = brian.openWallet("EUR");
  }

  @Test
  void aHoldSetsMoneyAsideThatNobodySpends() {
    Instant expiresAt = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    ObjectNode body =
        Customer.hold(from, to, "60.00")
            .put("reason", "For the room")
            .put("expiresAt", expiresAt.toString());

    Answer answer = amina.createHold(body).newKey().send().is(201);

    JsonNode hold = answer.body();
    assertThat(hold.path("walletId").asText()).isEqualTo(from);
    assertThat(hold.path("toWalletId").asText()).isEqualTo(to);
    assertHold(hold, "OPEN", "0.00", "60.00");
    assertThat(hold.path("reason").asText()).isEqualTo("For the room");
    assertThat(Instant.parse(hold.path("expiresAt").asText())).isEqualTo(expiresAt);
    amina.assertBalance(from, "100.00", "60.00", "40.00");
    amina.createTransfer(from, to, "40.01").newKey().send().is(422, "insufficient-funds");
    JsonNode entry = amina.statement(from).getLast();
    assertThat(entry.path("kind").asText()).isEqualTo("HOLD");
    assertThat(entry.path("transferId").isNull()).isTrue();
    assertThat(entry.path("counterparty").asText()).isEqualTo(to);
    assertThat(entry.at("/reserved/amount").asText()).isEqualTo("60.00");
    for (Customer who : List.of(amina, brian, admin)) {
      assertThat(who.getHold(hold.path("id").asText()).send().is(200).body()).isEqualTo(hold);
    }
  }

  private static void assertHold(JsonNode hold, String status, String captured, String remaining) {
    assertThat(
            List.of(
                hold.path("status").asText(),
                hold.at("/captured/amount").asText(),
                hold.at("/remaining/amount").asText()))
        .containsExactly(status, captured, remaining);
  }

  @Test
  void aHoldExpiresAfterSevenDaysUnlessItSaysOtherwise() {
    JsonNode hold = amina.getHold(amina.placeHold(from, to, "1.00")).send().is(200).body();

    Instant createdAt = Instant.parse(hold.path("createdAt").asText());
    assertThat(Instant.parse(hold.path("expiresAt").asText()))
        .isEqualTo(createdAt.plus(Duration.ofDays(7)));
  }

  @Test
  void capturesPayUntilNothingRemains() {
    String hold = amina.placeHold(from, to, "60.00");
    String etag = brian.getHold(hold).send().is(200).header("ETag").orElseThrow();

    JsonNode capture = brian.captureHold(hold, "25.00").newKey().send().is(201).body();
    assertThat(capture.path("kind").asText()).isEqualTo("CAPTURE");
    assertThat(capture.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(capture.path("fromWalletId").asText()).isEqualTo(from);
    assertThat(capture.path("toWalletId").asText()).isEqualTo(to);
    amina.assertBalance(from, "75.00", "35.00", "40.00");
    assertHold(
        brian.getHold(hold).with("If-None-Match", etag).send().is(200).body(),
        "OPEN",
        "25.00",
        "35.00");

    Answer beyond = brian.captureHold(hold, "35.01").newKey().send().is(422, "hold-exhausted");
    assertThat(amina.getTransfer(beyond.text("transferId")).send().is(200).text("refusal"))
        .isEqualTo("hold-exhausted");
    admin.captureHold(hold, ALL).newKey().send().is(201);
    brian.captureHold(hold, "0.01").newKey().send().is(422, "hold-exhausted");
    brian.captureHold(hold, ALL).newKey().send().is(422, "hold-exhausted");

    assertHold(amina.getHold(hold).send().is(200).body(), "CAPTURED", "60.00", "0.00");
    amina.assertBalance(from, "40.00", "0.00", "40.00");
    brian.assertBalance(to, "60.00", "0.00", "60.00");
  }

  @Test
  void theLastCaptureFreesTheRest() {
    String hold = amina.placeHold(from, to, "60.00");
    ObjectNode last = Florin.JSON.createObjectNode().put("final", true);
    last.putObject("amount").put("amount", "45.00").put("currency", "EUR");

    brian.captureHold(hold, last).newKey().send().is(201);

    assertHold(amina.getHold(hold).send().is(200).body(), "CAPTURED", "45.00", "0.00");
    amina.assertBalance(from, "55.00", "0.00", "55.00");
    JsonNode entry = amina.statement(from).getLast();
    assertThat(entry.at("/amount/amount").asText()).isEqualTo("-45.00");
    assertThat(entry.at("/reserved/amount").asText()).isEqualTo("-60.00");
    brian.captureHold(hold, "1.00").newKey().send().is(422, "hold-exhausted");
    brian.releaseHold(hold).newKey().send().is(422, "hold-exhausted");
  }

  @Test
  void withoutABodyAllIsCaptured() {
    String hold = amina.placeHold(from, to, "60.00");

    brian.ask("captureHold", "POST", "/v1/holds/" + hold + "/captures").newKey().send().is(201);

    brian.assertBalance(to, "60.00", "0.00", "60.00");
  }

  @Test
  void aReleaseFreesWhatIsLeft() {
    String hold = amina.placeHold(from, to, "60.00");
    brian.captureHold(hold, "25.00").newKey().send().is(201);
    String key = UUID.randomUUID().toString();

    Answer released = brian.releaseHold(hold).key(key).send().is(200);

    assertHold(released.body(), "RELEASED", "25.00", "0.00");
    amina.assertBalance(from, "75.00", "0.00", "75.00");
    JsonNode entry = amina.statement(from).getLast();
    assertThat(entry.path("kind").asText()).isEqualTo("RELEASE");
    assertThat(entry.path("transferId").isNull()).isTrue();
    // Only what is read can be known already.
    Answer again = brian.releaseHold(hold).key(key).with("If-None-Match", "*").send().is(200);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(released.body());
    Answer refused = brian.releaseHold(hold).newKey().send().is(422, "hold-exhausted");
    assertThat(refused.text("holdId")).isEqualTo(hold);
    brian.captureHold(hold, "1.00").newKey().send().is(422, "hold-exhausted");
    String other = amina.placeHold(from, to, "1.00");
    brian.releaseHold(other).key(key).send().is(422, "idempotency-key-reused");
  }

  @Test
  void aReleaseTakesNoMoreThanAnEmptyObject() {
    String hold = amina.placeHold(from, to, "60.00");

    brian.releaseHold(hold).newKey().json("{").send().is(400, "malformed-json");
    brian.releaseHold(hold).newKey().json("[]").send().faults("body", "wrong-type");
    brian.releaseHold(hold).newKey().json("{\"part\": 1}").send().faults("part", "unknown-field");
    brian
        .releaseHold(hold)
        .newKey()
        .with("Content-Type", "text/plain")
        .text("x")
        .send()
        .is(415, "unsupported-media-type");
    brian.releaseHold(hold).newKey().json("{}").send().is(200);
  }

  @Test
  void whatIsSentAgainIsAnsweredAsTheFirstTime() {
    String key = UUID.randomUUID().toString();
    Answer first = amina.createHold(Customer.hold(from, to, "60.00")).key(key).send().is(201);
    String captureKey = UUID.randomUUID().toString();
    Answer capture = brian.captureHold(first.text("id"), "25.00").key(captureKey).send().is(201);

    Answer again = amina.createHold(Customer.hold(from, to, "60")).key(key).send().is(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    Answer captureAgain =
        brian.captureHold(first.text("id"), "25.0").key(captureKey).send().is(201);
    assertThat(captureAgain.isReplay()).isTrue();
    assertThat(captureAgain.body()).isEqualTo(capture.body());
    amina
        .createHold(Customer.hold(from, to, "61.00"))
        .key(key)
        .send()
        .is(422, "idempotency-key-reused");
    brian
        .captureHold(first.text("id"), "26.00")
        .key(captureKey)
        .send()
        .is(422, "idempotency-key-reused");
    amina.assertBalance(from, "75.00", "35.00", "40.00");
  }

  @Test
  void aRefusedHoldIsForGoodAndCanBeRead() {
    String key = UUID.randomUUID().toString();
    Answer refused = amina.createHold(Customer.hold(from, to, "100.01")).key(key).send();
    refused.is(422, "insufficient-funds");
    String id = refused.text("holdId");
    admin.creditWallet(from, "50.00", "EUR").newKey().send().is(201);

    Answer again = amina.createHold(Customer.hold(from, to, "100.01")).key(key).send();
    again.is(422, "insufficient-funds");
    assertThat(again.isReplay()).isTrue();
    assertThat(again.bodyWithoutTrace()).isEqualTo(refused.bodyWithoutTrace());
    assertHold(amina.getHold(id).send().is(200).body(), "REFUSED", "0.00", "0.00");
    brian.getHold(id).send().is(404, "not-found");
    brian.captureHold(id, ALL).newKey().send().is(404, "not-found");
    admin.captureHold(id, "1.00").newKey().send().is(422, "hold-exhausted");
    amina.assertBalance(from, "150.00", "0.00", "150.00");
  }

  @Test
  void theRulesOfMoneyHoldForHolds() {
    String dollars = brian.openWallet("USD");

    amina.createHold(Customer.hold(from, from, "1.00")).newKey().send().is(422, "same-wallet");
    amina
        .createHold(Customer.hold(from, dollars, "1.00"))
        .newKey()
        .send()
        .is(422, "currency-mismatch");
    ObjectNode inDollars = Florin.JSON.createObjectNode().put("walletId", from);
    inDollars.putObject("amount").put("amount", "1.00").put("currency", "USD");
    amina.createHold(inDollars).newKey().send().is(422, "currency-mismatch");
    amina
        .createHold(Customer.hold(from, to, "10000000000.01"))
        .newKey()
        .send()
        .is(422, "amount-out-of-range");
    String hold = amina.placeHold(from, to, "60.00");
    inDollars.remove("walletId");
    brian.captureHold(hold, inDollars).newKey().send().is(422, "currency-mismatch");
    amina.assertWallet(from, 3, "100.00");
  }

  @Test
  void aWalletThatIsNotTheirsIsNotThere() {
    stranger.createHold(Customer.hold(from, to, "1.00")).newKey().send().is(404, "not-found");
    amina
        .createHold(Customer.hold(from, NOBODYS_WALLET, "1.00"))
        .newKey()
        .send()
        .is(404, "not-found");
    amina.createHold(Customer.hold(from, "nonsense", "1.00")).newKey().send().is(404, "not-found");
    amina
        .createHold(Customer.hold(NOBODYS_WALLET, to, "1.00"))
        .newKey()
        .send()
        .is(404, "not-found");
    admin.placeHold(from, to, "1.00");
    amina.assertBalance(from, "100.00", "1.00", "99.00");
  }

  @Test
  void whoMayDoWhatToAHold() {
    String hold = amina.placeHold(from, to, "60.00");

    amina.captureHold(hold, "1.00").newKey().send().is(403, "forbidden");
    amina.releaseHold(hold).newKey().send().is(403, "forbidden");
    stranger.captureHold(hold, "1.00").newKey().send().is(404, "not-found");
    stranger.releaseHold(hold).newKey().send().is(404, "not-found");
    Answer others = stranger.getHold(hold).send().is(404, "not-found");
    Answer nobodys = stranger.getHold(NOBODYS_HOLD).send().is(404, "not-found");
    assertThat(others.bodyWithoutTrace()).isEqualTo(nobodys.bodyWithoutTrace());
    stranger.getHold("nonsense").send().is(404, "not-found");
    stranger.captureHold("nonsense", ALL).newKey().send().is(404, "not-found");
    String path = "/v1/holds/" + hold;
    florin.ask("getHold", "GET", path).send().is(401, "unauthenticated");
    florin.ask("captureHold", "POST", path + "/captures").send().is(401, "unauthenticated");
    florin.ask("releaseHold", "POST", path + "/release").send().is(401, "unauthenticated");
    admin.captureHold(hold, "1.00").newKey().send().is(201);
    admin.releaseHold(hold).newKey().send().is(200);
    amina.assertBalance(from, "99.00", "0.00", "99.00");
  }

  @Test
  void aHoldThatNamesNobodyIsCapturedByAnAdminAndReleasedByItsOwner() {
    ObjectNode body = Customer.hold(from, to, "60.00");
    body.remove("toWalletId");
    String hold = amina.createHold(body).newKey().send().is(201).text("id");
    ObjectNode payBrian = Florin.JSON.createObjectNode().put("toWalletId", to);
    payBrian.putObject("amount").put("amount", "10.00").put("currency", "EUR");

    amina.captureHold(hold, payBrian).newKey().send().is(403, "forbidden");
    brian.captureHold(hold, payBrian).newKey().send().is(404, "not-found");
    brian.getHold(hold).send().is(404, "not-found");
    admin.captureHold(hold, "10.00").newKey().send().faults("toWalletId", "required");
    admin
        .captureHold(hold, payBrian.deepCopy().put("toWalletId", NOBODYS_WALLET))
        .newKey()
        .send()
        .is(404, "not-found");
    admin
        .captureHold(hold, payBrian.deepCopy().put("toWalletId", from))
        .newKey()
        .send()
        .is(422, "same-wallet");
    admin.captureHold(hold, payBrian).newKey().send().is(201);
    amina.releaseHold(hold).newKey().send().is(200);
    amina.assertBalance(from, "90.00", "0.00", "90.00");
  }

  @Test
  void aHoldThatNamesSomebodyPaysNobodyElse() {
    String hold = amina.placeHold(from, to, "60.00");
    ObjectNode other = Florin.JSON.createObjectNode().put("toWalletId", stranger.openWallet("EUR"));

    admin.captureHold(hold, other).newKey().send().faults("toWalletId", "not-allowed");
    brian.captureHold(hold, other).newKey().send().faults("toWalletId", "not-allowed");
    brian.captureHold(hold, other.put("toWalletId", to)).newKey().send().is(201);
  }

  @Test
  void theFormIsLookedAtFirst() {
    ObjectNode body = Customer.hold(from, to, "1.00");
    for (String wrong : List.of("tomorrow", "2026-11-24", "2026-11-24T12:00:00+01:00")) {
      amina
          .createHold(body.put("expiresAt", wrong))
          .newKey()
          .send()
          .faults("expiresAt", "invalid-format");
    }
    amina
        .createHold(body.put("expiresAt", "2027-02-30T12:00:00Z"))
        .newKey()
        .send()
        .faults("expiresAt", "invalid-format");
    Instant now = Instant.now();
    for (Instant wrong : List.of(now.minusSeconds(1), now.plus(Duration.ofDays(31)))) {
      amina
          .createHold(body.put("expiresAt", wrong.toString()))
          .newKey()
          .send()
          .faults("expiresAt", "out-of-range");
    }
    body.remove("expiresAt");
    amina.createHold(body).send().is(400, "idempotency-key-missing");
    amina
        .createHold(Customer.hold(from, to, "0.00"))
        .newKey()
        .send()
        .faults("amount.amount", "not-positive");
    String hold = amina.placeHold(from, to, "1.00");
    brian.captureHold(hold, "-1.00").newKey().send().is(400, "validation-failed");
    brian.captureHold(hold, ALL).send().is(400, "idempotency-key-missing");
    brian.releaseHold(hold).send().is(400, "idempotency-key-missing");
    amina.assertBalance(from, "100.00", "1.00", "99.00");
  }

  @Test
  void theHoldsOfAWalletAreListedInEitherOrder() {
    List<String> placed = new ArrayList<>();
    for (int count = 0; count < 5; count++) {
      placed.addFirst(amina.placeHold(from, to, "1.00"));
    }
    brian.captureHold(placed.getFirst(), ALL).newKey().send().is(201);
    amina.createHold(Customer.hold(from, to, "1000.00")).newKey().send().is(422);

    assertThat(listed("walletId=" + from)).isEqualTo(placed);
    assertThat(listed("walletId=" + from + "&order=desc")).isEqualTo(placed);
    assertThat(listed("walletId=" + from + "&order=asc")).isEqualTo(placed.reversed());
    Answer all = admin.listHolds("walletId=" + from).send().is(200);
    assertThat(all.body().path("items").path(0).path("status").asText()).isEqualTo("CAPTURED");
    brian.listHolds("walletId=" + from).send().is(404, "not-found");
    amina.listHolds("walletId=" + NOBODYS_WALLET).send().is(404, "not-found");
    amina.listHolds("limit=2").send().faults("walletId", "required");
    amina.listHolds("walletId=" + from + "&limit=0").send().faults("limit", "too-small");
    String cursor =
        amina.listHolds("walletId=" + from + "&limit=1").send().is(200).text("nextCursor");
    amina.listHolds("walletId=" + to + "&cursor=" + cursor).send().is(400, "invalid-cursor");
    amina
        .listHolds("walletId=" + from + "&order=asc&cursor=" + cursor)
        .send()
        .is(400, "invalid-cursor");
  }

  private List<String> listed(String filters) {
    List<String> listed = new ArrayList<>();
    String query = filters + "&limit=2";
    while (!query.isEmpty()) {
      Answer page = amina.listHolds(query).send().is(200);
      page.body().path("items").forEach(hold -> listed.add(hold.path("id").asText()));
      query =
          page.body().path("nextCursor").isNull()
              ? ""
              : "limit=2&cursor=" + page.text("nextCursor");
    }
    return listed;
  }
}
