package io.florin.transfer;

import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.openedWithMoney;
import static io.florin.ledger.LedgerFixture.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.florin.catalogue.Catalogue;
import io.florin.catalogue.CurrentCatalogue;
import io.florin.catalogue.TransactionType;
import io.florin.identity.Caller;
import io.florin.identity.Role;
import io.florin.ledger.Execution;
import io.florin.ledger.IdempotencyKey;
import io.florin.ledger.InMemoryLedgerStore;
import io.florin.ledger.Ledger;
import io.florin.ledger.LedgerFixture;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Note;
import io.florin.ledger.SystemWallets;
import io.florin.ledger.TraceId;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.Wallet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReversingTransferTest {
  private final LedgerStore store = new InMemoryLedgerStore(() -> NOON);
  private final Ledger ledger = new Ledger(store, () -> NOON, LedgerFixture.retry(5));
  private final CurrentCatalogue catalogue = deadline -> Catalogue.standard();
  private final Caller owner = new Caller(customer(), Role.CUSTOMER);
  private final Wallet from = openedWithMoney(store, owner.id(), 100_00);
  private final Wallet to = openedWithMoney(store, owner.id(), 0);

  @Test
  void theKeyOfATransferIsNotThatOfItsReversal() {
    IdempotencyKey key = key();
    TransferId original = transfer(key);

    assertThat(reverse(key, original)).isInstanceOf(Execution.KeyReused.class);
    assertThat(original(original).reversed()).isEqualTo(eur(0));
    assertThat(reverse(key(), original)).isInstanceOf(Execution.Recorded.class);
    assertThat(original(original).reversed()).isEqualTo(eur(25_00));
  }

  private TransferId transfer(IdempotencyKey key) {
    TransferRequest request =
        new TransferRequest(
            from.id(),
            to.id(),
            eur(25_00),
            TransactionType.TRANSFER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    Execution execution =
        new MakingTransfer(ledger, catalogue, new SystemWallets(1))
            .make(owner, key, request, trace(), soon());
    return ((Transfer) ((Execution.Recorded) execution).command().outcome()).id();
  }

  private Execution reverse(IdempotencyKey key, TransferId original) {
    return new ReversingTransfer(ledger, catalogue)
        .reverse(
            owner,
            key,
            new ReversalRequest(original, Optional.empty(), new Note("By mistake")),
            trace(),
            soon());
  }

  private Transfer original(TransferId id) {
    return (Transfer) store.command(id.command(), soon()).orElseThrow().outcome();
  }

  private static IdempotencyKey key() {
    return new IdempotencyKey(UUID.randomUUID().toString());
  }

  private static TraceId trace() {
    return new TraceId(UUID.randomUUID().toString());
  }
}
