package io.florin.ledger;

import io.florin.identity.CustomerId;
import io.florin.retry.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where wallets and the records of commands are kept.
 *
 * <p>What a method answers is durable and, where nothing else is said, as of now. Each method tries
 * again by itself what may pass, until the deadline; then it throws {@link
 * io.florin.retry.UnavailableException}.
 */
public interface LedgerStore {

  /** The most entries or wallets that one call lists. */
  int MAX_PAGE = 100;

  /** The most records that one call reads. */
  int MAX_COMMANDS = 500;

  /** The most legs of a wallet that one call lists. More are told as so many. */
  int MAX_LEGS = 20_000;

  /** The most pending transfers that one call lists. More are told as so many. */
  int MAX_PENDING = 20_000;

  /** Those of the wallets that exist. */
  Map<WalletId, Wallet> wallets(Set<WalletId> ids, Deadline deadline);

  /**
   * The record of a command, unless there is none or it has expired.
   *
   * @throws UnreadableRecordException when there is one that can't be read
   */
  Optional<CommandRecord> command(CommandId id, Deadline deadline);

  /**
   * The records of those of the commands that have one. None of them may be of a kind that expires.
   *
   * @param ids {@link #MAX_COMMANDS} at the most
   * @throws UnreadableRecordException when there is one that can't be read
   */
  Map<CommandId, CommandRecord> commands(Set<CommandId> ids, Deadline deadline);

  /**
   * Whether an entry is the newest of its wallet: there is no later one, and none is being put.
   * Other reads may see a transaction in part while it is in flight, this one does not.
   */
  boolean isNewest(WalletId id, long version, Deadline deadline);

  /**
   * A wallet that is named by what was put together with it: while the rest of that transaction
   * can't be seen yet, it is read again.
   */
  Wallet namedWallet(WalletId id, Deadline deadline);

  /**
   * The records of commands that entries name. Each was put together with its entry: while the rest
   * of their transaction can't be seen yet, it is read again.
   *
   * @param ids {@link #MAX_COMMANDS} at the most
   * @throws UnreadableRecordException when there is one that can't be read
   */
  Map<CommandId, CommandRecord> namedCommands(Set<CommandId> ids, Deadline deadline);

  /**
   * Puts all of the commit or nothing. When the answer to a try is lost, the very same commit is
   * tried again, and found to have been put if it was.
   */
  CommitResult commit(Commit commit, Deadline deadline);

  /**
   * The entries of a wallet with versions from {@code range}, in the order asked for.
   *
   * @param limit how many at the most, 1 to {@link #MAX_PAGE}
   */
  List<Entry> entries(
      WalletTerms wallet, VersionRange range, Order order, int limit, Deadline deadline);

  /**
   * What is kept of a wallet under versions from {@code range}, the oldest first, whether or not it
   * can be read.
   *
   * @param limit how many at the most, 1 to {@link #MAX_PAGE}
   */
  List<KeptEntry> keptEntries(WalletTerms wallet, VersionRange range, int limit, Deadline deadline);

  /** A wallet and the version of its newest entry, even one that can't be read. */
  Optional<NumberedWallet> numbered(WalletId id, Deadline deadline);

  /**
   * The ids of a customer's wallets, in the order in which they were opened or its reverse.
   *
   * @param after only wallets that come after this one in that order, where it is given
   * @param limit how many at the most, 1 to {@link #MAX_PAGE}
   */
  List<WalletId> walletsOf(
      CustomerId owner, Order order, Optional<WalletId> after, int limit, Deadline deadline);

  /**
   * The ids of all customers' wallets, in the order in which they were opened or its reverse. A
   * wallet may appear some seconds after it was opened.
   *
   * @param after only wallets that come after this one in that order, where it is given
   * @param limit how many at the most, 1 to {@link #MAX_PAGE}
   */
  List<WalletId> allWallets(Order order, Optional<WalletId> after, int limit, Deadline deadline);

  /**
   * Transfers that wait for the bank and are not on the operators' list, the longest due first. A
   * transfer may appear, change or vanish here some seconds after it did. One whose row can't be
   * read is left out, here and in the two lists below, and its key is logged.
   *
   * @param limit how many at the most, 1 to {@link #MAX_PENDING}
   */
  List<PendingTransfer> pending(int limit, Deadline deadline);

  /**
   * The operators' list, the longest due first, some seconds late like {@link #pending}. However
   * much else waits, nothing of it is hidden.
   *
   * @param limit how many at the most, 1 to {@link #MAX_PENDING}
   */
  List<PendingTransfer> needingAttention(int limit, Deadline deadline);

  /**
   * Transfers to look at again, those on the operators' list included, the longest due first, some
   * seconds late like {@link #pending}.
   *
   * @param from only what is due at that instant or after it
   * @param to only what is due at that instant or before it
   * @param limit how many at the most, 1 to {@link #MAX_PENDING}
   */
  List<PendingTransfer> due(Instant from, Instant to, int limit, Deadline deadline);

  /**
   * Commands that led to what waits for an expiry or for a batch to be carried out, the longest due
   * first, some seconds late like {@link #pending}.
   *
   * @param what what they wait for: {@code EXPIRY} or {@code BATCH}
   * @param to only what is due at that instant or before it
   * @param limit how many at the most, 1 to {@link #MAX_PENDING}
   */
  List<CommandId> due(Waiting.What what, Instant to, int limit, Deadline deadline);

  /**
   * Legs that wait to be posted to a wallet, the oldest first of those that are listed. Where there
   * are more than the limit, these need not be the oldest of all.
   *
   * @param limit how many at the most, 1 to {@link #MAX_LEGS}
   */
  List<UnpostedLeg> legs(WalletTerms wallet, int limit, Deadline deadline);

  /**
   * The ids of wallets that receive in batches, in the order in which they were opened.
   *
   * @param after only wallets that come after this one in that order, where it is given
   * @param limit how many at the most, 1 to {@link #MAX_PAGE}
   */
  List<WalletId> batchedWallets(Optional<WalletId> after, int limit, Deadline deadline);

  /** The wallet that has an account number. */
  Optional<WalletId> walletOf(AccountNumber number, Deadline deadline);

  /** The transfer for which a caller has used a reference. */
  Optional<TransferId> transferOf(
      CustomerId caller, ExternalReference reference, Deadline deadline);
}
