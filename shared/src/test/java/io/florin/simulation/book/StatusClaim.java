package io.florin.simulation.book;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The status of a wallet is to change. No record is kept of that but its entry, which tells the
 * reason.
 *
 * @param change {@code FREEZE}, {@code UNFREEZE} or {@code CLOSE}
 * @param reason why, in other words each time
 */
public record StatusClaim(String caller, boolean admin, String wallet, String change, String reason)
    implements Claim {

  @Override
  public Set<String> wallets(Book book) {
    return book.has(wallet) ? Set.of(wallet) : Set.of();
  }

  @Override
  public boolean mayBeAsked(Book book) {
    return !Move.isSystem(wallet)
        && book.has(wallet)
        && (admin || (change.equals("CLOSE") && book.account(wallet).owner.equals(caller)));
  }

  @Override
  public Set<String> reasonsAgainst(Moment moment) {
    Account account = moment.book().account(wallet);
    Account.Line line = moment.state().apply(account);
    Set<String> reasons = new HashSet<>();
    boolean closed = line.status().startsWith("CLOS");
    if (!change.equals("CLOSE")) {
      return closed ? Set.of("WALLET_CLOSED") : Set.of();
    }
    if (closed) {
      return Set.of();
    }
    if (line.status().equals("FROZEN") && !admin) {
      reasons.add("WALLET_FROZEN");
    }
    if (line.posted() != 0) {
      reasons.add("BALANCE_NOT_ZERO");
    }
    // A leg can come or go after it was looked for, and the wallet does not tell.
    boolean legs = !account.unposted.isEmpty() || !account.legsAreCalm();
    if (line.held() != 0 || line.incoming() != 0 || (legs && !moment.isStrict())) {
      reasons.add("WALLET_BUSY");
    }
    return reasons;
  }

  /** Whether a wallet of that status is as it was wanted. */
  boolean isDoneBy(String status) {
    return switch (change) {
      case "FREEZE" -> status.equals("FROZEN");
      case "UNFREEZE" -> status.equals("ACTIVE");
      default -> status.startsWith("CLOS");
    };
  }

  @Override
  public boolean isRecordedBy(Moment moment) {
    return false;
  }

  @Override
  public List<Effect> effects(Moment moment) {
    return List.of();
  }
}
