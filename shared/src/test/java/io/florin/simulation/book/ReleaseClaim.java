package io.florin.simulation.book;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Money that was set aside is to be free again.
 *
 * @param hold the command that has set it aside
 */
public record ReleaseClaim(String caller, boolean admin, String hold) implements Claim {

  @Override
  public Set<String> wallets(Book book) {
    String wallet = book.record(hold).text("from");
    return book.has(wallet) ? Set.of(wallet) : Set.of();
  }

  @Override
  public boolean mayBeAsked(Book book) {
    Fields record = book.record(hold);
    if (!record.has("hold")) {
      return false;
    }
    boolean refused = record.text("hold").equals("REFUSED");
    return admin
        || (record.has("to")
            ? !refused && record.text("toOwner").equals(caller)
            : record.text("fromOwner").equals(caller));
  }

  @Override
  public Set<String> reasonsAgainst(Moment moment) {
    Set<String> reasons = new HashSet<>();
    moment
        .records(hold)
        .forEach(record -> reasons.addAll(CaptureClaim.holdAgainst(moment, record)));
    return reasons;
  }

  @Override
  public boolean isRecordedBy(Moment moment) {
    return moment.record().text("released").equals(hold);
  }

  @Override
  public List<Effect> effects(Moment moment) {
    Fields of = moment.book().record(hold);
    return List.of(Effect.reserving(of.text("from"), "RELEASE", -CaptureClaim.remaining(of)));
  }

  @Override
  public Map<String, Map<String, String>> amends(Moment moment) {
    return Map.of(hold, Map.of("hold", "RELEASED"));
  }
}
