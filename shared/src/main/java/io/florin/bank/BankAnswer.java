package io.florin.bank;

/** What a call of the bank came to. Reasons are sentences without personal data, to be kept. */
public sealed interface BankAnswer {

  /** The money has moved, now or before. */
  record Done() implements BankAnswer {}

  /**
   * The bank has refused the payment: under this reference the money never moves.
   *
   * @param reason why, in the bank's words
   */
  record Rejected(String reason) implements BankAnswer {}

  /** The bank has not decided on any payment of this reference. One may be on its way to it. */
  record NotKnown() implements BankAnswer {}

  /**
   * Perhaps the money has moved, perhaps not. Ask about the reference later; until then the money
   * stays where it is.
   *
   * @param why what was seen instead of an answer
   */
  record Unknown(String why) implements BankAnswer {}

  /**
   * The bank takes no calls for now, and this call has done nothing. What earlier calls under the
   * reference have done it does not say. It means that the next attempt need not count as one of
   * the payment's tries; that nothing was paid must not be concluded from it, since what stands
   * between us and the bank can be wrong about it.
   *
   * @param why what keeps the bank from being asked
   */
  record Unavailable(String why) implements BankAnswer {}

  /**
   * The bank does not take the request as it is, and the same request would get the same answer: an
   * operator has to look. It is not a refusal of the payment: whether money has moved under its
   * reference is not known.
   *
   * @param why what the bank said of the request
   */
  record NeedsAttention(String why) implements BankAnswer {}
}
