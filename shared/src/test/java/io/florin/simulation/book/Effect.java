package io.florin.simulation.book;

/**
 * What one entry does to a wallet, or that a leg waits for it, in minor units with their signs.
 *
 * @param kind the kind of the entry
 * @param amount the change of what is in the wallet
 * @param reserved the change of what is set aside
 * @param incoming the change of what is on its way in
 * @param leaving the change of what counts as left on that day
 */
public record Effect(
    String wallet, String kind, long amount, long reserved, long incoming, long leaving)
    implements Comparable<Effect> {

  /** Money comes in or goes out. */
  static Effect posting(String wallet, String kind, long amount) {
    return new Effect(wallet, kind, amount, 0, 0, Math.max(-amount, 0));
  }

  /** Money is set aside, or free again. */
  static Effect reserving(String wallet, String kind, long reserved) {
    return new Effect(wallet, kind, 0, reserved, 0, 0);
  }

  /** Money is expected, or no more. */
  static Effect expecting(String wallet, String kind, long incoming) {
    return new Effect(wallet, kind, 0, 0, incoming, 0);
  }

  /** Money of a transfer waits to be posted. */
  static Effect leg(String wallet, String transfer, long amount) {
    return new Effect(wallet, "LEG " + transfer, amount, 0, 0, 0);
  }

  @Override
  public int compareTo(Effect other) {
    return toString().compareTo(other.toString());
  }
}
