package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.florin.local.source.Deliveries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Nobody hears that a batch was accepted: the janitor finds it. */
@EmbeddedOnly("It loses what an embedded stack delivers.")
class LostBatchMessageTest {
  private final HeldFlorin held =
      HeldFlorin.start(
          options ->
              options.altering(
                  new Deliveries() {
                    @Override
                    public List<Record> ofStream(List<Record> records) {
                      return records.stream()
                          .filter(record -> !record.dynamodb().newImage().containsKey("batch"))
                          .toList();
                    }
                  }));

  @AfterEach
  void stop() {
    held.close();
  }

  @Test
  void theJanitorBringsItBackAndItIsCarriedOut() {
    Customer customer = held.customer();
    String from = customer.openWallet("EUR", "100.00");
    List<String> payees =
        IntStream.range(0, 3).mapToObj(number -> customer.openWallet("EUR")).toList();
    Answer accepted =
        customer.createTransferBatch(Customer.transferBatch(from, payees, "2.00")).newKey().send();
    String id = accepted.is(202).text("id");
    held.pump();
    assertThat(status(customer, id)).isEqualTo("PENDING");

    held.look(HeldFlorin.UNTIL_DUE);

    assertThat(status(customer, id)).isEqualTo("COMPLETED");
    customer.assertWallet(from, 5, "94.00");
    LedgerTable.scan(held.stack()).assertPromises();
    held.look(HeldFlorin.UNTIL_DUE);
    customer.assertWallet(from, 5, "94.00");
  }

  private static String status(Customer customer, String id) {
    JsonNode batch = customer.getTransferBatch(id).send().is(200).body();
    return batch.path("status").asText();
  }
}
