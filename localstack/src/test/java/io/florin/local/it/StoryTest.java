package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The story that {@code ./florin demo} plays. */
@ExtendWith(RunningFlorin.class)
class StoryTest {

  @Test
  void twoCustomersMoveMoneyAndNothingHappensTwice(Florin florin) {
    Customer amina = florin.newCustomer();
    Customer brian = florin.newCustomer();
    String aminas = amina.openWallet("EUR");
    String brians = brian.openWallet("EUR");
    florin.admin().creditWallet(aminas, "100.00", "EUR").newKey().send().is(201);

    Answer sent = amina.createTransfer(aminas, brians, "25.00").key("lunch").send().is(201);
    assertThat(sent.isReplay()).isFalse();
    Answer again = amina.createTransfer(aminas, brians, "25.00").key("lunch").send().is(201);
    assertThat(again.isReplay()).isTrue();
    assertThat(again.body()).isEqualTo(sent.body());
    amina.assertWallet(aminas, 3, "75.00");
    brian.assertWallet(brians, 2, "25.00");
    amina
        .createTransfer(aminas, brians, "26.00")
        .key("lunch")
        .send()
        .is(422, "idempotency-key-reused");

    Answer refused =
        amina
            .createTransfer(aminas, brians, "1000.00")
            .key("rent")
            .send()
            .is(422, "insufficient-funds");
    florin.admin().creditWallet(aminas, "2000.00", "EUR").newKey().send().is(201);
    Answer still =
        amina
            .createTransfer(aminas, brians, "1000.00")
            .key("rent")
            .send()
            .is(422, "insufficient-funds");
    assertThat(still.bodyWithoutTrace()).isEqualTo(refused.bodyWithoutTrace());

    amina
        .createTransfer(aminas, brians, "-1.00")
        .newKey()
        .send()
        .faults("amount.amount", "not-positive");
    amina
        .createTransfer(aminas, brians, "1.005")
        .newKey()
        .send()
        .faults("amount.amount", "too-many-decimals");
    amina
        .createTransfer(aminas, brians, "much")
        .newKey()
        .send()
        .faults("amount.amount", "invalid-format");
    ObjectNode unknown = Customer.transfer(aminas, brians, "1.00", "EUR").put("notes", "Lunch");
    amina.createTransfer(unknown).newKey().send().faults("notes", "unknown-field");

    Answer others = amina.getWallet(brians).send().is(404, "not-found");
    Answer nobodys = amina.getWallet("wal_01kaj9z7c5e3g1h9j7k5m3n1p8").send().is(404, "not-found");
    assertThat(others.bodyWithoutTrace()).isEqualTo(nobodys.bodyWithoutTrace());

    List<JsonNode> statement = amina.statement(aminas);
    Statements.assertSound(statement);
    assertThat(statement)
        .extracting(
            entry -> entry.path("kind").asText() + " " + entry.at("/amount/amount").asText())
        .containsExactly("OPEN 0.00", "CREDIT 100.00", "TRANSFER -25.00", "CREDIT 2000.00");
  }
}
