package io.florin.simulation.book;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Money is to be set aside.
 *
 * @param to empty where nobody is named
 * @param amount in minor units
 * @param until in milliseconds since 1970; 0 when nothing is said
 */
public record HoldClaim(
    String caller, boolean admin, String from, String to, long amount, String currency, long until)
    implements Claim {
  private static final long USUAL = Duration.ofDays(7).toMillis();
  private static final long LONGEST = Duration.ofDays(30).toMillis();

  @Override
  public Set<String> wallets(Book book) {
    Set<String> wallets = new HashSet<>(List.of(from));
    wallets.add(to);
    wallets.remove("");
    return wallets;
  }

  @Override
  public boolean mayBeAsked(Book book) {
    return wallets(book).stream().allMatch(wallet -> !Move.isSystem(wallet) && book.has(wallet))
        && (admin || book.account(from).owner.equals(caller));
  }

  @Override
  public boolean isFaulty(Moment moment) {
    return until != 0 && (until <= moment.latest() || until > moment.earliest() + LONGEST);
  }

  @Override
  public Set<String> reasonsAgainst(Moment moment) {
    return new Move("HOLD", from, to, amount, currency, "").reasonsAgainst(moment);
  }

  @Override
  public boolean isRecordedBy(Moment moment) {
    Fields record = moment.record();
    return record.text("hold").equals(record.has("refusal") ? "REFUSED" : "OPEN")
        && record.text("from").equals(from)
        && record.text("to").equals(to)
        && record.number("amount") == amount
        && record.text("currency").equals(currency)
        && record.number("holdUntil") == (until == 0 ? record.number("createdAt") + USUAL : until);
  }

  @Override
  public List<Effect> effects(Moment moment) {
    return List.of(Effect.reserving(from, "HOLD", amount));
  }
}
