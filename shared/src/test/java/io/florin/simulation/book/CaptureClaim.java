package io.florin.simulation.book;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Money that was set aside is to be paid.
 *
 * @param hold the command that has set it aside
 * @param amount in minor units; 0 for all that remains
 * @param currency the currency of the amount; empty when there is none
 * @param last whether the hold is to end
 * @param to empty where nobody is named
 */
public record CaptureClaim(
    String caller,
    boolean admin,
    String hold,
    long amount,
    String currency,
    boolean last,
    String to)
    implements Claim {

  static long remaining(Fields hold) {
    return hold.text("hold").equals("OPEN") ? hold.number("amount") - hold.number("captured") : 0;
  }

  private String payee(Book book) {
    String named = book.record(hold).text("to");
    return named.isEmpty() ? to : named;
  }

  private boolean namesPayee(Book book) {
    String payee = payee(book);
    return !payee.isEmpty() && (to.isEmpty() || to.equals(payee));
  }

  @Override
  public Set<String> wallets(Book book) {
    Set<String> wallets = new HashSet<>(List.of(book.record(hold).text("from"), payee(book)));
    wallets.removeIf(wallet -> !book.has(wallet));
    return wallets;
  }

  @Override
  public boolean mayBeAsked(Book book) {
    Fields record = book.record(hold);
    boolean may =
        record.has("hold")
            && (admin
                || (record.text("toOwner").equals(caller)
                    && !record.text("hold").equals("REFUSED")));
    return may && namesPayee(book) && book.has(payee(book)) && !Move.isSystem(payee(book));
  }

  @Override
  public boolean isFaulty(Moment moment) {
    return !namesPayee(moment.book());
  }

  private long size(Fields record) {
    if (amount > 0) {
      return amount;
    }
    return remaining(record) > 0 ? remaining(record) : record.number("amount");
  }

  private String currency(Fields record) {
    return currency.isEmpty() ? record.text("currency") : currency;
  }

  @Override
  public Set<String> reasonsAgainst(Moment moment) {
    Set<String> reasons = new HashSet<>();
    moment.records(hold).forEach(record -> reasons.addAll(reasonsAgainst(moment, record)));
    return reasons;
  }

  private Set<String> reasonsAgainst(Moment moment, Fields record) {
    Set<String> reasons =
        new Move(
                "CAPTURE",
                record.text("from"),
                payee(moment.book()),
                size(record),
                currency(record),
                "")
            .reasonsAgainst(moment);
    reasons.addAll(holdAgainst(moment, record));
    if (size(record) > remaining(record)) {
      reasons.add("HOLD_EXHAUSTED");
    }
    return reasons;
  }

  /** What a hold itself says against being captured or released. */
  static Set<String> holdAgainst(Moment moment, Fields hold) {
    return switch (hold.text("hold")) {
      case "OPEN" ->
          moment.latest() >= hold.number("holdUntil") ? Set.of("HOLD_EXPIRED") : Set.of();
      case "EXPIRED" -> Set.of("HOLD_EXPIRED");
      default -> Set.of("HOLD_EXHAUSTED");
    };
  }

  @Override
  public boolean isRecordedBy(Moment moment) {
    Fields record = moment.record();
    Fields of = moment.book().record(hold);
    return record.text("kind").equals("CAPTURE")
        && record.text("origin").equals(hold)
        && record.text("from").equals(of.text("from"))
        && record.text("to").equals(payee(moment.book()))
        && (amount == 0 || record.number("amount") == amount)
        && record.text("currency").equals(currency(of))
        && record.number("fee") == 0
        && (amount > 0 || record.has("refusal") || record.number("amount") == remaining(of));
  }

  @Override
  public List<Effect> effects(Moment moment) {
    Fields record = moment.record();
    Fields of = moment.book().record(hold);
    long paid = record.number("amount");
    long freed = ends(of, paid) ? remaining(of) : paid;
    return List.of(
        new Effect(record.text("from"), "CAPTURE", -paid, -freed, 0, paid),
        moment.book().receiving(record.text("to"), "CAPTURE", record.command(), paid));
  }

  private boolean ends(Fields of, long paid) {
    return last || paid == remaining(of);
  }

  @Override
  public Map<String, Map<String, String>> amends(Moment moment) {
    Fields of = moment.book().record(hold);
    long paid = moment.record().number("amount");
    return Map.of(
        hold,
        Map.of(
            "captured",
            Long.toString(of.number("captured") + paid),
            "hold",
            ends(of, paid) ? "CAPTURED" : "OPEN"));
  }
}
