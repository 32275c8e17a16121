package io.florin.settlement;

import static io.florin.ledger.LedgerFixture.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.florin.bank.Bank;
import io.florin.bank.BankAnswer;
import io.florin.ledger.Entry;
import io.florin.ledger.LedgerStore;
import io.florin.ledger.Transfer;
import io.florin.ledger.TransferId;
import io.florin.ledger.TransferKind;
import io.florin.ledger.TransferStatus;
import io.florin.money.Money;
import io.florin.testing.Crash;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever settles may die before or after each call of the store or the bank: same end. */
class CrashTest {
  private static final BankAnswer DONE = new BankAnswer.Done();
  private static final BankAnswer REJECTED = new BankAnswer.Rejected("The account is closed.");

  static Stream<Arguments> endings() {
    return Stream.of(TransferKind.DEPOSIT, TransferKind.WITHDRAWAL)
        .flatMap(kind -> Stream.of(arguments(kind, DONE), arguments(kind, REJECTED)));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void theEndIsTheSameWhereverItDied(TransferKind kind, BankAnswer verdict) {
    End undisturbed = end(kind, verdict, new Crash(Integer.MAX_VALUE, false));
    assertThat(undisturbed.isAsItShouldBe(kind, verdict)).isTrue();
    Crash counting = new Crash(Integer.MAX_VALUE, false);
    end(kind, verdict, counting);
    // The record, the intent, the bank, the wallets and the end at the least.
    assertThat(counting.calls()).isGreaterThanOrEqualTo(6);

    for (int call = 1; call <= counting.calls(); call++) {
      for (boolean done : new boolean[] {false, true}) {
        Crash crash = new Crash(call, done);
        assertThat(end(kind, verdict, crash)).as("%s", crash).isEqualTo(undisturbed);
        assertThat(crash.happened()).as("%s", crash).isTrue();
      }
    }
  }

  /**
   * What is left once a transfer is ended, and how often the bank was asked to pay; how often it
   * was looked at does not matter.
   */
  private record End(
      TransferStatus status,
      Money posted,
      Money held,
      Money incoming,
      long entries,
      Money outside,
      int payments) {

    boolean isAsItShouldBe(TransferKind kind, BankAnswer verdict) {
      long moved = !verdict.equals(DONE) ? 0 : kind == TransferKind.DEPOSIT ? 30_00 : -30_00;
      return posted.equals(eur(100_00 + moved))
          && held.isZero()
          && incoming.isZero()
          && outside.equals(eur(-moved))
          && status == (verdict.equals(DONE) ? TransferStatus.COMPLETED : TransferStatus.FAILED)
          && payments == 1;
    }
  }

  private static End end(TransferKind kind, BankAnswer verdict, Crash crash) {
    SettlementScene scene = new SettlementScene();
    BookKeepingBank bank = new BookKeepingBank(verdict);
    TransferId id = scene.accepted(kind);
    Settling mortal =
        scene.settling(
            crash.around(Bank.class, bank), crash.around(LedgerStore.class, scene.store));
    for (int attempts = 0; attempts < 3 && !isEnded(scene, id); attempts++) {
      try {
        mortal.attempt(scene.found(mortal, id), scene.deadline());
      } catch (Crash.Died e) {
        scene.waitUntilDue(id);
      }
    }
    Transfer transfer = scene.transfer(id);
    Entry newest = scene.newest();
    return new End(
        transfer.status(),
        newest.posted(),
        newest.held(),
        newest.incoming(),
        newest.version(),
        transfer.status() == TransferStatus.COMPLETED
            ? scene.newest(transfer.outside()).posted()
            : eur(0),
        bank.pays());
  }

  private static boolean isEnded(SettlementScene scene, TransferId id) {
    return scene.settlement(id).state().isEnd();
  }

  @ParameterizedTest
  @MethodSource("endings")
  void messagesThatComeSeveralTimesAndInAnyOrderChangeNothing(
      TransferKind kind, BankAnswer verdict) {
    End once = end(kind, verdict, new Crash(Integer.MAX_VALUE, false));
    SettlementScene scene = new SettlementScene();
    BookKeepingBank bank = new BookKeepingBank(verdict);
    TransferId id = scene.accepted(kind);
    var early = scene.record(id);
    for (int count = 0; count < 3; count++) {
      scene.attempt(bank, id);
      scene.settling(bank).attempt(early, scene.deadline());
    }

    assertThat(scene.transfer(id).status()).isEqualTo(once.status());
    assertThat(scene.newest().posted()).isEqualTo(once.posted());
    assertThat(scene.newest().version()).isEqualTo(once.entries());
    assertThat(bank.pays()).isEqualTo(1);
  }
}
