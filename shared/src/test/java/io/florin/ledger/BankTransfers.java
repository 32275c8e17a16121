package io.florin.ledger;

import static io.florin.ledger.LedgerFixture.EUR;
import static io.florin.ledger.LedgerFixture.NOON;
import static io.florin.ledger.LedgerFixture.command;
import static io.florin.ledger.LedgerFixture.credited;
import static io.florin.ledger.LedgerFixture.customer;
import static io.florin.ledger.LedgerFixture.eur;
import static io.florin.ledger.LedgerFixture.opened;
import static io.florin.ledger.LedgerFixture.transferOf;

import io.florin.bank.BankAccount;
import io.florin.catalogue.Catalogue;
import io.florin.catalogue.TransactionType;
import io.florin.identity.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The life of a deposit or a withdrawal of 30.00 euros, out of the deciders themselves: everything
 * that it puts in the ledger, one version after the other.
 */
public final class BankTransfers {
  private static final SettlementPolicy POLICY = SettlementPolicy.standard();

  private static final String NOTE = "Holidays";

  private final SettlementDecider decider = new SettlementDecider(POLICY);
  private final List<Entry> entries = new ArrayList<>();
  private final Wallet outside;
  private Wallet wallet;
  private CommandRecord record;
  private Instant now = NOON;

  private BankTransfers(TransferKind kind, String note) {
    CustomerId owner = customer();
    wallet = credited(opened(owner), 100_00);
    Command command = command(owner);
    TransferOrder order =
        TransferOrder.free(
            new TransferId(command.id()),
            kind,
            eur(30_00),
            Optional.of(TransactionType.TRANSFER.code()),
            Optional.of(Channel.APP),
            Optional.of(new Note(note)),
            Optional.of(new ExternalReference("order-4711")),
            Map.of("order", "4711"),
            Optional.of(new BankAccount("DE89370400440532013000")));
    WalletId part = new SystemWallets(4).part(SystemWallets.Purpose.OUTSIDE, EUR, order.id());
    outside = SystemWallets.open(part, NOON);
    Decision decision =
        kind == TransferKind.DEPOSIT
            ? decider.acceptDeposit(Catalogue.standard(), order, part, wallet, NOON)
            : decider.acceptWithdrawal(Catalogue.standard(), order, wallet, part, NOON);
    var post = (Decision.Post) decision;
    append(post.entries());
    record = command.ledTo(transferOf(post));
  }

  /** A deposit that was accepted at noon. */
  public static BankTransfers deposit() {
    return new BankTransfers(TransferKind.DEPOSIT, NOTE);
  }

  /** A withdrawal that was accepted at noon. */
  public static BankTransfers withdrawal() {
    return withdrawal(NOTE);
  }

  /** A withdrawal that was accepted at noon, with a note. */
  public static BankTransfers withdrawal(String note) {
    return new BankTransfers(TransferKind.WITHDRAWAL, note);
  }

  /** The newest version of its record. */
  public CommandRecord record() {
    return record;
  }

  /** Its entries so far, in order. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** The next version: somebody asks the bank, a second later. */
  public CommandRecord sent() {
    return still(settlement().sending(later(), POLICY));
  }

  /** The next version: the bank did not answer. */
  public CommandRecord unanswered() {
    return still(settlement().unanswered(later(), "No answer in 3 s", POLICY));
  }

  /** The next version: the bank did not answer, and it has been more than a day. */
  public CommandRecord unansweredForTooLong() {
    now = now.plus(Duration.ofHours(25));
    return unanswered();
  }

  /** The next version: the bank has done it. */
  public CommandRecord completed() {
    return amend(decider.complete(transfer(), wallet, outside, later()));
  }

  /** The next version: the bank never will. */
  public CommandRecord failed() {
    return amend(decider.fail(transfer(), wallet, "Account closed", later()));
  }

  private CommandRecord still(Settlement settlement) {
    record = record.with(transfer().still(settlement));
    return record;
  }

  private CommandRecord amend(Amendment<Transfer> amendment) {
    append(amendment.entries());
    record = record.with(amendment.outcome());
    return record;
  }

  private void append(List<Entry> more) {
    entries.addAll(more);
    wallet = new Wallet(wallet.terms(), more.getFirst());
  }

  private Instant later() {
    now = now.plusSeconds(1);
    return now;
  }

  private Transfer transfer() {
    return (Transfer) record.outcome();
  }

  private Settlement settlement() {
    return transfer().settlement().orElseThrow();
  }
}
