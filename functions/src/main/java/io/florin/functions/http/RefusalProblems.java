package io.florin.functions.http;

import io.florin.ledger.Refusal;
import java.util.Optional;

/** What those are told whose command was refused. */
public final class RefusalProblems {
  private RefusalProblems() {}

  /**
   * The problem that tells of a refusal; empty for what is refused only after a command was
   * accepted, which no answer to a command can tell.
   */
  private static Optional<Problem> of(Refusal refusal) {
    return switch (refusal) {
      case SAME_WALLET -> problem(ErrorCode.SAME_WALLET, "Name two different wallets.");
      case WALLET_FROZEN ->
          problem(
              ErrorCode.WALLET_FROZEN, "Have the wallet unfrozen, then ask again under a new key.");
      case WALLET_CLOSED -> problem(ErrorCode.WALLET_CLOSED, "Use a wallet that is open.");
      case CURRENCY_MISMATCH ->
          problem(ErrorCode.CURRENCY_MISMATCH, "Use the currency that the wallets have.");
      case AMOUNT_OUT_OF_RANGE ->
          problem(
              ErrorCode.AMOUNT_OUT_OF_RANGE,
              "Use an amount that the types of the wallets and of the transaction allow.");
      case INSUFFICIENT_FUNDS ->
          problem(
              ErrorCode.INSUFFICIENT_FUNDS,
              "Put money into the wallet or use a smaller amount, then ask again under a new key.");
      case DAILY_LIMIT_EXCEEDED ->
          problem(
              ErrorCode.DAILY_LIMIT_EXCEEDED,
              "Use a smaller amount, or ask again under a new key on another day (UTC).");
      case NOT_ALLOWED_FOR_TYPE ->
          problem(
              ErrorCode.NOT_ALLOWED_FOR_TYPE,
              "Use a type that is in use and that lets these wallets pay and receive.");
      case HOLD_EXPIRED -> problem(ErrorCode.HOLD_EXPIRED, "Make a new hold.");
      case HOLD_EXHAUSTED ->
          problem(ErrorCode.HOLD_EXHAUSTED, "Look at what remains of the hold, if it is open.");
      case EXCEEDS_ORIGINAL ->
          problem(ErrorCode.EXCEEDS_ORIGINAL, "Reverse no more than what is left of the original.");
      case NOT_REVERSIBLE ->
          problem(
              ErrorCode.NOT_REVERSIBLE,
              "Only a transfer or a capture that was completed can be reversed.");
      case BATCH_TOO_LARGE ->
          problem(ErrorCode.BATCH_TOO_LARGE, "Send fewer items, or leave out that it be atomic.");
      case BANK_REJECTED, NOT_FOUND -> Optional.empty();
    };
  }

  /**
   * Says that a command was refused for good, if it was and an answer can tell it.
   *
   * @param field what names the record of the refusal, such as {@code transferId}
   * @param id the id of that record
   * @param replayed whether it has been said before
   * @throws ProblemException when it was
   */
  public static void tell(Optional<Refusal> refusal, String field, String id, boolean replayed) {
    Optional<Problem> problem = refusal.flatMap(RefusalProblems::of);
    if (problem.isPresent()) {
      Problem told = problem.get().about(field, id);
      throw new ProblemException(replayed ? told.withHeader(Response.REPLAYED, "true") : told);
    }
  }

  private static Optional<Problem> problem(ErrorCode code, String detail) {
    return Optional.of(Problem.of(code, detail));
  }
}
