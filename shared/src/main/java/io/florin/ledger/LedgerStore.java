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

  /** The most pending transfers that one call lists. */
  int MAX_PENDING = 20_000;

  /** Those of the wallets that exist. */
  Map<WalletId, Wallet> wallets(Set<WalletId> ids, Deadline deadline);

  /** The record of a command, unless there is none or it has expired. */
  Optional<CommandRecord> command(CommandId id, Deadline deadline);

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
   * Transfers that wait for the bank, in the order in which they are due, the longest due first. A
   * transfer may appear, change or vanish here some seconds after it did.
   *
   * @param dueBy only those that are due at that instant, where it is given
   * @param limit how many at the most, 1 to {@link #MAX_PENDING}
   */
  List<PendingTransfer> pending(Optional<Instant> dueBy, int limit, Deadline deadline);

  /** The wallet that has an account number. */
  Optional<WalletId> walletOf(AccountNumber number, Deadline deadline);
}
