package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.EUR;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.florin.catalogue.SettlementMode;
import io.florin.catalogue.WalletType;
import io.florin.identity.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalletTest {
  private final Wallet wallet = opened(customer());

  @Test
  void anOpenedWalletIsItsFirstEntry() {
    Entry first = wallet.newest();

    assertThat(first.version()).isEqualTo(1);
    assertThat(first.kind()).isEqualTo(EntryKind.OPEN);
    assertThat(first.posted()).isEqualTo(eur(0));
    assertThat(first.previousHash()).isEqualTo(EntryHash.NONE);
    assertThat(first.isSound()).isTrue();
  }

  @Test
  void everyEntryCarriesTheBalanceAndTheSumsOfTheWalletsLife() {
    Wallet richer = credited(credited(wallet, 100_00), 20_00);
    Entry debit = richer.post(EntryKind.DEBIT, eur(-30_00), Narrative.NONE, NOON);

    assertThat(debit.version()).isEqualTo(4);
    assertThat(debit.posted()).isEqualTo(eur(90_00));
    assertThat(debit.available()).isEqualTo(eur(90_00));
    assertThat(debit.turnover()).isEqualTo(new Turnover(eur(120_00), eur(30_00), 2, 1));
    assertThat(debit.previousHash()).isEqualTo(richer.newest().hash());
  }

  @Test
  void whatLeftTodayIsForgottenTheNextDay() {
    Wallet rich = credited(wallet, 100_00);
    Wallet spent =
        new Wallet(rich.terms(), rich.post(EntryKind.TRANSFER, eur(-10_00), Narrative.NONE, NOON));

    Entry sameDay = spent.post(EntryKind.TRANSFER, eur(-5_00), Narrative.NONE, NOON);
    Entry nextDay =
        spent.post(EntryKind.TRANSFER, eur(-5_00), Narrative.NONE, NOON.plus(Duration.ofDays(1)));

    assertThat(sameDay.outToday()).isEqualTo(eur(15_00));
    assertThat(nextDay.outToday()).isEqualTo(eur(5_00));
  }

  @Test
  void theTimeOfAWalletDoesNotRunBackwards() {
    assertThatThrownBy(
            () -> wallet.post(EntryKind.CREDIT, eur(1), Narrative.NONE, NOON.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChangedEntryIsNotSound() {
    Entry entry = credited(wallet, 100_00).newest();
    Entry forged =
        new Entry(
            entry.walletId(),
            entry.version(),
            entry.kind(),
            eur(900_00),
            entry.reserved(),
            entry.posted(),
            entry.held(),
            entry.incoming(),
            entry.status(),
            entry.outToday(),
            entry.turnover(),
            entry.narrative(),
            List.of(),
            entry.at(),
            entry.previousHash(),
            entry.hash());

    assertThat(entry.isSound()).isTrue();
    assertThat(forged.isSound()).isFalse();
  }

  @Test
  void anyoneCanRecomputeTheHashOfAnEntryFromItsDocumentedForm() throws Exception {
    Wallet known =
        Wallet.open(
            new WalletTerms(
                new WalletId("wal_01arz3ndektsv4rrffq69g5fav"),
                Optional.of(new CustomerId("cus_01arz3ndektsv4rrffq69g5fav")),
                Optional.of(new AccountNumber("000000000195")),
                WalletType.STANDARD.code(),
                SettlementMode.DIRECT,
                EUR,
                Optional.empty(),
                NOON));
    String form =
        """
        florin-entry-1
        wal_01arz3ndektsv4rrffq69g5fav
        2
        CREDIT
        EUR
        25.00
        0.00
        25.00
        0.00
        25.00





        2026-11-21T12:00:00.123Z
        """
            + known.newest().hash();

    Entry entry = credited(known, 25_00).newest();

    assertThat(CanonicalForm.of(entry)).isEqualTo(form);
    assertThat(entry.hash().hex())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(form.getBytes(StandardCharsets.UTF_8))));
  }
}
