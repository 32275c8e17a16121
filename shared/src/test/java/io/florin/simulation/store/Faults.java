package io.florin.simulation.store;

/**
 * How often, as shares of 1, something happens to a call of the store.
 *
 * @param lostRequest the request never arrives
 * @param lateRequest it arrives seconds after the caller has given up waiting
 * @param lostAnswer it is carried out, and the answer is lost
 * @param forgottenToken it is, and a transaction sent again is not known by its token any more
 * @param serverError DynamoDB fails, before or after it has carried it out
 * @param throttling there are too many requests
 * @param conflict another transaction, of which nobody else knows, is at work on some of the items
 * @param shortPage a query ends early, perhaps without any item, although there is more
 * @param staleRead a read that is not strongly consistent does not see what was last written
 */
public record Faults(
    double lostRequest,
    double lateRequest,
    double lostAnswer,
    double forgottenToken,
    double serverError,
    double throttling,
    double conflict,
    double shortPage,
    double staleRead) {

  /** Nothing happens. */
  public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Each of them happens to some calls, and to so many times as many. */
  public static Faults rough(double times) {
    return new Faults(
        0.005 * times,
        0.004 * times,
        0.008 * times,
        0.002 * times,
        0.004 * times,
        0.01 * times,
        0.01 * times,
        0.05 * times,
        0.5);
  }
}
