package io.florin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.florin.simulation.book.BatchClaim;
import io.florin.simulation.book.Book;
import io.florin.simulation.book.Claim;
import io.florin.simulation.book.MoneyClaim;
import io.florin.simulation.book.StatusClaim;
import io.florin.simulation.command.Kind;
import io.florin.simulation.command.Kinds;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever dies at whatever call: what was asked for happens once, and nothing is left over. */
class CrashPointsTest {
  private static final Duration ALMOST_CLOSED = Duration.ofSeconds(115);
  private static final int NEVER = Integer.MAX_VALUE;

  static Stream<Deaths.Case> cases() {
    return Stream.concat(
        Kinds.all().stream()
            .map(
                kind ->
                    new Deaths.Case(
                        kind.name(),
                        kind.kind(),
                        CrashPointsTest::isWhole,
                        false,
                        Duration.ZERO,
                        false)),
        Stream.of(
            new Deaths.Case(
                "a transfer to a batched wallet",
                kind("transfer"),
                CrashPointsTest::paysBatched,
                false,
                Duration.ZERO,
                true),
            new Deaths.Case(
                "a transfer whose doorbell is lost",
                kind("transfer"),
                CrashPointsTest::paysBatched,
                true,
                Duration.ZERO,
                true),
            new Deaths.Case(
                "a hold that expires",
                kind("hold"),
                (book, claim) -> true,
                false,
                Duration.ZERO,
                true),
            new Deaths.Case(
                "a batch whose message is lost",
                kind("batch"),
                CrashPointsTest::isWhole,
                true,
                Duration.ZERO,
                true),
            new Deaths.Case(
                "a closing in two steps",
                kind("close"),
                (book, claim) ->
                    claim instanceof StatusClaim change
                        && book.receivesInBatches(change.wallet())
                        && book.status(change.wallet()).equals("ACTIVE"),
                false,
                ALMOST_CLOSED,
                true)));
  }

  /** Whether it does what its kind is for. */
  private static boolean isWhole(Book book, Claim claim) {
    return switch (claim) {
      case BatchClaim batch -> batch.items().size() > 2;
      case StatusClaim change ->
          book.status(change.wallet())
              .equals(change.change().equals("UNFREEZE") ? "FROZEN" : "ACTIVE");
      default -> true;
    };
  }

  private static boolean paysBatched(Book book, Claim claim) {
    return claim instanceof MoneyClaim money && book.receivesInBatches(money.to());
  }

  private static Kind kind(String name) {
    return Kinds.all().stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow()
        .kind();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingIsLostOrDoneTwice(Deaths.Case of) {
    int places = Deaths.run(of, NEVER);
    for (int place = 1; place <= places; place++) {
      Deaths.run(of, place);
    }
    System.out.printf("%s: %d deaths%n", of, places);

    assertThat(places).isPositive();
  }
}
