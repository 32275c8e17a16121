package io.florin.bank;

import io.florin.money.Money;
import java.util.regex.Pattern;

/**
 * What the bank is asked to do.
 *
 * @param reference the name by which the bank knows it, and does it once: the id of the transfer, 1
 *     to 64 letters, digits, {@code _} and {@code -}
 * @param account the account at the bank that pays or is paid
 * @param amount how much, above zero
 * @param traceId the id by which the request that began it is found in all logs, 1 to 64 visible
 *     ASCII characters
 */
public record Payment(
    String reference, Direction direction, BankAccount account, Money amount, String traceId) {
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern TRACE_ID = Pattern.compile("[!-~]{1,64}");

  /**
   * Checks what the parameters promise.
   *
   * @throws IllegalArgumentException when one does not hold
   */
  public Payment {
    if (!REFERENCE.matcher(reference).matches()) {
      throw new IllegalArgumentException("Not a reference of a payment.");
    }
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("A payment is of money above zero.");
    }
    if (!TRACE_ID.matcher(traceId).matches()) {
      throw new IllegalArgumentException("Not a trace id.");
    }
  }
}
