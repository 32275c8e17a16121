package io.florin.simulation.book;

/**
 * What one entry does to a wallet, in minor units with their signs.
 *
 * @param kind the kind of the entry
 * @param amount the change of what is in the wallet
 * @param reserved the change of what is set aside
 * @param incoming the change of what is on its way in
 */
public record Effect(String wallet, String kind, long amount, long reserved, long incoming)
    implements Comparable<Effect> {
  @Override
  public int compareTo(Effect other) {
    return toString().compareTo(other.toString());
  }
}
