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
  NOT_ACCEPTABLE(406, "The answer is JSON."),
  /** Another customer has the e-mail address. */
  EMAIL_TAKEN(409, "The e-mail address is taken."),
  /** Another customer has the phone number. */
  PHONE_TAKEN(409, "The phone number is taken."),
  /** Another customer has the identity document. */
  ID_NUMBER_TAKEN(409, "The identity document is taken."),
  /** Another transfer of the caller has the reference. */
  EXTERNAL_REFERENCE_TAKEN(409, "The external reference is taken."),
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

  /** The status of HTTP that goes with it. */
  public int status() {
    return status;
  }

  /** What it says in general. */
  public String title() {
    return title;
  }
}
