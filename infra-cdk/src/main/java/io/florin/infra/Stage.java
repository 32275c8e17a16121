package io.florin.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * A deployment of Florin, and all that differs between two of them.
 *
 * @param name part of each physical name, such as {@code florin-local-ledger}
 * @param protectsState whether tables and secrets refuse to be deleted and outlive their stack
 * @param snapStart whether functions start from a snapshot of the initialised process
 * @param systemWalletParts of how many wallets a system wallet is made: about one for each transfer
 *     that is settled at a time, so that few meet in one. It may grow, never shrink: money lies in
 *     each part
 * @param logRetention how long log lines are kept
 * @param alarms whether operators are alarmed
 * @param plainHttpBank whether the bank may be called without TLS, as on one machine
 */
public record Stage(
    String name,
    boolean protectsState,
    boolean snapStart,
    int systemWalletParts,
    RetentionDays logRetention,
    boolean alarms,
    boolean plainHttpBank) {

  /** One developer's: on the local stack, on LocalStack or in an account to play with. */
  public static Stage local() {
    return new Stage("local", false, false, 32, RetentionDays.ONE_WEEK, false, true);
  }

  /** The one with real money. */
  public static Stage production() {
    return new Stage("production", true, true, 64, RetentionDays.ONE_YEAR, true, false);
  }

  /**
   * The stage of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Stage named(String name) {
    return switch (name) {
      case "local" -> local();
      case "production" -> production();
      default ->
          throw new IllegalArgumentException(
              "There is no stage '" + name + "'. The stages are local and production.");
    };
  }

  /** The physical name of a thing in this stage. */
  String physicalName(String thing) {
    return "florin-" + name + "-" + thing;
  }

  /** The name of a stack in this stage. */
  String stackName(String stack) {
    return "Florin-" + name + "-" + stack;
  }

  /** What becomes of a table, a secret or a log group when its stack lets go of it. */
  RemovalPolicy removalPolicy() {
    return protectsState ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}
