package io.florin.functions.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.TransactionType;
import io.florin.catalogue.WalletType;
import io.florin.functions.http.Call;
import io.florin.functions.http.Json;
import io.florin.functions.http.Request;
import io.florin.ledger.TraceId;
import io.florin.retry.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypeFormTest {
  private static final String FULL =
      """
      {"code": "GOLD", "name": "Gold", "description": "For tests", "limits": [{"currency": "EUR"}]}
      """;

  @Test
  void nullIsTheSameAsAbsent() throws IOException {
    Call nulls = call("{\"limits\": null, \"description\": null}");
    WalletType wallets = TypeForm.walletType(call(FULL));
    TransactionType transactions = TypeForm.transactionType(call(FULL));

    assertThat(wallets.limits()).hasSize(1);
    assertThat(wallets.description()).isPresent();
    assertThat(TypeForm.walletTypeChange(nulls).apply(wallets)).isEqualTo(wallets);
    assertThat(TypeForm.transactionTypeChange(nulls).apply(transactions)).isEqualTo(transactions);
  }

  @Test
  void whatIsEmptyTakesAway() throws IOException {
    Call empties = call("{\"limits\": [], \"description\": \"\"}");
    WalletType wallets = TypeForm.walletTypeChange(empties).apply(TypeForm.walletType(call(FULL)));

    assertThat(wallets.limits()).isEmpty();
    assertThat(wallets.description()).isEmpty();
    assertThat(
            TypeForm.transactionTypeChange(empties)
                .apply(TypeForm.transactionType(call(FULL)))
                .limits())
        .isEmpty();
  }

  private static Call call(String body) throws IOException {
    return new Call(
        new Request("the-request", Map.of(), Map.<String, List<String>>of(), Map.of(), body),
        Json.MAPPER.readTree(body),
        Optional.empty(),
        "application/json",
        Optional.empty(),
        new TraceId("the-request"),
        Deadline.in(Duration.ofMinutes(1), InstantSource.system()));
  }
}
