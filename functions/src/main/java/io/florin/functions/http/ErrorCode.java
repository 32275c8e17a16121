package io.florin.functions.http;

import java.util.Locale;

/** The catalogue of errors: every code that a problem can carry, its status and its title. */
public enum ErrorCode {
  /** A field or parameter is not as the contract wants it. */
  VALIDATION_FAILED(400, "The request is not valid."),
  /** The body can't be read as JSON. */
  MALFORMED_JSON(400, "The body is not well-formed JSON."),
  /** The operation needs a key and none was sent. */
  IDEMPOTENCY_KEY_MISSING(400, "The header Idempotency-Key is missing."),
  /** The key is too long or has other characters than visible ASCII. */
  IDEMPOTENCY_KEY_INVALID(400, "The header Idempotency-Key is not valid."),
  /** The cursor was not made by this list with these filters. */
  INVALID_CURSOR(400, "The cursor is not valid."),
  /** There is no token, or it is no good. */
  UNAUTHENTICATED(401, "Sign in first."),
  /** The e-mail address and the password do not go together. */
  INVALID_CREDENTIALS(401, "The e-mail address or the password is wrong."),
  /** The caller may not do that. */
  FORBIDDEN(403, "You may not do that."),
  /** There is no such thing, as far as the caller may know. */
  NOT_FOUND(404, "There is no such thing."),
  /** The path exists, but not with that method. */
  METHOD_NOT_ALLOWED(405, "The method is not allowed here."),
  /** The caller accepts nothing that the operation can answer. */
  NOT_ACCEPTABLE(406, "The answer has no such form."),
  /** Another customer has the e-mail address. */
  EMAIL_TAKEN(409, "The e-mail address is taken."),
  /** Another customer has the phone number. */
  PHONE_TAKEN(409, "The phone number is taken."),
  /** Another customer has the identity document. */
  ID_NUMBER_TAKEN(409, "The identity document is taken."),
  /** Another transfer of the caller has the reference. */
  EXTERNAL_REFERENCE_TAKEN(409, "The external reference is taken."),
  /** A wallet that is to be closed has money, or owes some. */
  BALANCE_NOT_ZERO(409, "The balance is not zero."),
  /** A wallet that is to be closed has something on its way. */
  WALLET_BUSY(409, "Something is on its way."),
  /** Others kept the wallets busy. */
  CONFLICT(409, "Others were faster."),
  /** The body is larger than is taken. */
  TOO_LARGE(413, "The body is too large."),
  /** The body is not declared to be JSON. */
  UNSUPPORTED_MEDIA_TYPE(415, "The body has to be JSON."),
  /** The key was used for another command. */
  IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request."),
  /** A wallet does not pay itself. */
  SAME_WALLET(422, "A wallet can't pay itself."),
  /** The paying wallet is frozen. */
  WALLET_FROZEN(422, "The wallet is frozen."),
  /** One of the wallets is closed. */
  WALLET_CLOSED(422, "The wallet is closed."),
  /** The amount and the wallets are not in one currency. */
  CURRENCY_MISMATCH(422, "The currencies differ."),
  /** The amount is beyond the limits of a type. */
  AMOUNT_OUT_OF_RANGE(422, "The amount is out of range."),
  /** There is not enough money that can be spent. */
  INSUFFICIENT_FUNDS(422, "The wallet does not have enough money."),
  /** More would leave the wallet today than its type allows. */
  DAILY_LIMIT_EXCEEDED(422, "That is more than may leave the wallet today."),
  /** The type does not allow it. */
  NOT_ALLOWED_FOR_TYPE(422, "The type does not allow it."),
  /** The hold has expired. */
  HOLD_EXPIRED(422, "The hold has expired."),
  /** The hold has not that much left, or has ended. */
  HOLD_EXHAUSTED(422, "The hold has not that much left."),
  /** More would go back than is left of what came. */
  EXCEEDS_ORIGINAL(422, "That is more than is left of the original."),
  /** What became of the transfer can't be undone. */
  NOT_REVERSIBLE(422, "The transfer can't be reversed."),
  /** One transaction does not hold that many transfers. */
  BATCH_TOO_LARGE(422, "The batch is too large to be atomic."),
  /** Requests come faster than the gateway passes them on. */
  TOO_MANY_REQUESTS(429, "Too many requests."),
  /** Florin is at fault. */
  INTERNAL_ERROR(500, "Something went wrong on our side."),
  /** What Florin depends on does not answer. */
  UNAVAILABLE(503, "The service is not available just now.");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The code as problems carry it, such as {@code insufficient-funds}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The URI that names this kind of problem (RFC 9457, section 3.1.1). */
  public String type() {
    return "urn:florin:problem:" + code();
  }

  /** The status of HTTP that goes with it. */
  public int status() {
    return status;
  }

  /** What it says in general. */
  public String title() {
    return title;
  }
}
