package io.florin.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.local.Platforms;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The promises of the ledger, looked at behind the API after many have moved money at once. */
@ExtendWith(RunningFlorin.class)
class LedgerPromisesTest {

  @Test
  void moneyIsConservedAndEachChangeIsOneEntry(Florin florin, Platforms stack) {
    Traffic traffic = new Traffic(florin, new Random().nextLong());

    traffic.run(64, 4);

    LedgerTable ledger = LedgerTable.scan(stack);
    ledger.assertPromises();
    Set<String> told =
        traffic.answered().values().stream()
            .filter(answer -> answer.status() == 201)
            .map(answer -> answer.text("id"))
            .collect(Collectors.toSet());
    assertThat(ledger.completedFrom(traffic.walletIds())).isEqualTo(told);
  }
}
