package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What becomes of holds that nobody ends. */
@EmbeddedOnly("It holds an embedded stack still, and turns its clock.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HoldExpiryTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final String ALL = "";

  private final HeldFlorin held = HeldFlorin.start(options -> options);

  @AfterEach
  void checkPromises() {
    held.pump();
    LedgerTable.scan(held.stack()).assertPromises();
    held.facts().assertNoContradiction();
  }

  @AfterAll
  void stop() {
    held.close();
  }

  @Test
  void theMoneyIsAvailableAfterTheNextLookOfTheJanitor() {
    String from = held.customer().openWallet("EUR", "100.00");
    String to = held.admin().openWallet("EUR");
    String hold = place(from, to, "60.00", A_MINUTE);
    held.admin().captureHold(hold, "25.00").newKey().send().is(201);

    held.clock().turn(A_MINUTE);
    held.customer().assertBalance(from, "75.00", "35.00", "40.00");
    held.admin().captureHold(hold, ALL).newKey().send().is(422, "hold-expired");
    Answer refused = held.admin().releaseHold(hold).newKey().send().is(422, "hold-expired");
    assertThat(refused.text("holdId")).isEqualTo(hold);

    held.look(A_MINUTE);

    held.customer().assertBalance(from, "75.00", "0.00", "75.00");
    JsonNode ended = held.customer().getHold(hold).send().is(200).body();
    assertThat(ended.path("status").asText()).isEqualTo("EXPIRED");
    assertThat(ended.at("/captured/amount").asText()).isEqualTo("25.00");
    assertThat(ended.at("/remaining/amount").asText()).isEqualTo("0.00");
    assertThat(held.customer().statement(from).getLast().path("kind").asText())
        .isEqualTo("RELEASE");
    held.admin().captureHold(hold, "1.00").newKey().send().is(422, "hold-expired");
    held.admin().releaseHold(hold).newKey().send().is(422, "hold-expired");
    int version = version(from);
    held.look(A_MINUTE);
    assertThat(version(from)).isEqualTo(version);
  }

  @Test
  void oneThatCanNotBeReadKeepsNoOtherFromExpiring() {
    String from = held.customer().openWallet("EUR", "100.00");
    String to = held.admin().openWallet("EUR");
    String broken = place(from, to, "10.00", A_MINUTE);
    String other = place(from, to, "20.00", A_MINUTE.plusSeconds(1));
    Map<String, AttributeValue> sound = record(broken);
    Map<String, AttributeValue> unreadable = new HashMap<>(sound);
    unreadable.remove("currency");
    held.put(unreadable);

    held.look(A_MINUTE.multipliedBy(2));

    assertThat(held.customer().getHold(other).send().is(200).text("status")).isEqualTo("EXPIRED");
    held.customer().assertBalance(from, "100.00", "10.00", "90.00");
    held.put(sound);
    held.look(A_MINUTE);
    held.customer().assertBalance(from, "100.00", "0.00", "100.00");
  }

  @Test
  void ofACaptureAndTheJanitorAtOnceOneWins() {
    String from = held.customer().openWallet("EUR", "100.00");
    String to = held.admin().openWallet("EUR");
    List<String> holds = new ArrayList<>();
    for (int count = 0; count < 8; count++) {
      holds.add(place(from, to, "1.00", A_MINUTE));
    }
    Customer payee = held.admin();
    // The clock passes the end of the holds while captures are under way.
    List<Boolean> captured =
        AtOnce.callers(
            9,
            caller -> {
              if (caller == 8) {
                held.clock().turn(A_MINUTE);
                held.stack().fireSchedules();
                return false;
              }
              Answer answer = payee.captureHold(holds.get(caller), ALL).newKey().sendUntilItLasts();
              return answer.status() == 201 || answer.is(422, "hold-expired").status() == 201;
            });

    held.look(A_MINUTE);
    long paid = captured.stream().filter(yes -> yes).count();
    assertThat(
            holds.stream().map(hold -> held.customer().getHold(hold).send().is(200).text("status")))
        .filteredOn("CAPTURED"::equals)
        .hasSize((int) paid);
    String left = 100 - paid + ".00";
    held.customer().assertBalance(from, left, "0.00", left);
  }

  /** A hold of the customer for a wallet, that expires so long from now. */
  private String place(String from, String to, String amount, Duration life) {
    ObjectNode body =
        Customer.hold(from, to, amount)
            .put("expiresAt", held.clock().instant().plus(life).toString());
    return held.customer().createHold(body).newKey().send().is(201).text("id");
  }

  private int version(String walletId) {
    return held.customer().getWallet(walletId).send().is(200).body().path("version").asInt();
  }

  private Map<String, AttributeValue> record(String hold) {
    return held.record("trf_" + hold.substring("hld_".length()));
  }
}
