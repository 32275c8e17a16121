package io.florin.simulation.book;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Money is to go back.
 *
 * @param original the command that has moved it
 * @param amount in minor units; 0 for all that is left
 * @param currency the currency of the amount; empty when there is none
 */
public record ReversalClaim(
    String caller, boolean admin, String original, long amount, String currency) implements Claim {

  @Override
  public Set<String> wallets(Book book) {
    Fields of = book.record(original);
    Set<String> wallets = new HashSet<>(List.of(of.text("from")));
    wallets.add(of.text("to"));
    wallets.removeIf(wallet -> !book.has(wallet) || Move.isSystem(wallet));
    return wallets;
  }

  @Override
  public boolean mayBeAsked(Book book) {
    Fields of = book.record(original);
    return of.has("kind") && (admin || (of.text("toOwner").equals(caller) && mayBeSeen(of)));
  }

  /** Who was to be paid does not see what has come to nothing. */
  private boolean mayBeSeen(Fields of) {
    return of.has("completedAt")
        || Set.of("DEPOSIT", "CAPTURE").contains(of.text("kind"))
        || of.text("fromOwner").equals(caller);
  }

  private static long left(Fields of) {
    return of.number("amount") - of.number("reversed");
  }

  private long size(Fields of) {
    if (amount > 0) {
      return amount;
    }
    return left(of) > 0 ? left(of) : of.number("amount");
  }

  private String currency(Fields of) {
    return currency.isEmpty() ? of.text("currency") : currency;
  }

  @Override
  public Set<String> reasonsAgainst(Moment moment) {
    Set<String> reasons = new HashSet<>();
    moment.records(original).forEach(of -> reasons.addAll(reasonsAgainst(moment, of)));
    return reasons;
  }

  private Set<String> reasonsAgainst(Moment moment, Fields of) {
    boolean reversible =
        Recorded.status(of).equals("COMPLETED")
            && Set.of("TRANSFER", "CAPTURE").contains(of.text("kind"));
    if (!reversible) {
      return Set.of("NOT_REVERSIBLE");
    }
    Set<String> reasons =
        new Move("REVERSAL", of.text("to"), of.text("from"), size(of), currency(of), "")
            .reasonsAgainst(moment);
    if (size(of) > left(of)) {
      reasons.add("EXCEEDS_ORIGINAL");
    }
    return reasons;
  }

  @Override
  public boolean isRecordedBy(Moment moment) {
    Fields record = moment.record();
    Fields of = moment.book().record(original);
    return record.text("kind").equals("REVERSAL")
        && record.text("origin").equals(original)
        && record.text("from").equals(of.text("to"))
        && record.text("to").equals(of.text("from"))
        && (amount == 0 || record.number("amount") == amount)
        && record.text("currency").equals(currency(of))
        && record.number("fee") == 0
        && (amount > 0 || record.has("refusal") || record.number("amount") == left(of));
  }

  @Override
  public List<Effect> effects(Moment moment) {
    Fields record = moment.record();
    long back = record.number("amount");
    return List.of(
        Effect.posting(record.text("from"), "REVERSAL", -back),
        moment.book().receiving(record.text("to"), "REVERSAL", record.command(), back));
  }

  @Override
  public Map<String, Map<String, String>> amends(Moment moment) {
    Fields of = moment.book().record(original);
    long back = moment.record().number("amount");
    return Map.of(original, Map.of("reversed", Long.toString(of.number("reversed") + back)));
  }
}
