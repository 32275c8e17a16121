package io.florin.bank;

/**
 * The bank. It does a payment once under its reference, however often it is asked.
 *
 * <p>A payment is first sent by {@link #pay}. Whatever comes of it but {@link BankAnswer.Done} and
 * {@link BankAnswer.Rejected}, the next attempt asks {@link #find} about the reference, and sends
 * the payment again only when that is {@link BankAnswer.NotKnown}. Money is given back only upon
 * {@link BankAnswer.Rejected}: a payment that is not known may still be on its way.
 */
public interface Bank {

  /**
   * Asks the bank once to do a payment.
   *
   * @return anything but {@link BankAnswer.NotKnown}
   */
  BankAnswer pay(Payment payment);

  /**
   * Asks the bank what has become of a payment, again within bounds when there is no answer, since
   * asking changes nothing.
   *
   * @param reference the payment's reference
   * @param traceId the id by which the request that began it is found in all logs
   */
  BankAnswer find(String reference, String traceId);
}
