package io.florin.functions.wallet;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.RangeParameters;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.identity.Caller;
import io.florin.ledger.Wallet;
import io.florin.ledger.WalletId;
import io.florin.wallet.PastWallets;
import io.florin.wallet.Position;
import io.florin.wallet.ShowingPositions;
import io.florin.wallet.ShowingWallets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Shows a wallet as it is now, or as it was. */
public final class GetWallet extends SignedInFunction {
  private static final String AT = "at";
  private static final String VERSION = "version";

  private final ShowingWallets wallets;
  private final PastWallets past;
  private final InstantSource clock;
  private final ShowingPositions positions;

  /** The function on AWS Lambda. */
  public GetWallet() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetWallet(Platform platform) {
    this(new Wiring(platform));
  }

  private GetWallet(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    wallets = wiring.showingWallets();
    past = wiring.pastWallets();
    clock = wiring.surroundings().clock();
    positions = wiring.showingPositions();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Map<String, String> query = call.query();
    Optional<Instant> at = Optional.ofNullable(query.get(AT)).map(this::pastInstant);
    Optional<Long> version = Optional.ofNullable(query.get(VERSION)).map(Long::valueOf);
    if (at.isPresent() && version.isPresent()) {
      throw invalid(VERSION, "not-allowed", "Use at or version, not both.");
    }
    WalletId id = WalletIds.of(call.path("walletId"));
    if (at.isPresent()) {
      return past(past.at(caller, id, at.get(), call.deadline()));
    }
    return version.isPresent()
        ? past(past.version(caller, id, version.get(), call.deadline()))
        : present(wallets.show(caller, id, call.deadline()), call);
  }

  private Response present(Optional<Wallet> wallet, Call call) {
    Position position = positions.position(wallet.orElseThrow(GetWallet::missing), call.deadline());
    return Response.ok(WalletAnswers.json(position)).withTag(position.tag());
  }

  private static Response past(Optional<Wallet> wallet) {
    Wallet found = wallet.orElseThrow(GetWallet::missing);
    return Response.ok(WalletAnswers.past(found)).withVersion(found.version());
  }

  private static ProblemException missing() {
    return new ProblemException(Problem.notFound("wallet"));
  }

  private Instant pastInstant(String text) {
    Instant instant = RangeParameters.instant(text, AT);
    if (instant.isAfter(clock.instant())) {
      throw invalid(AT, "in-the-future", "Use an instant that has passed.");
    }
    return instant;
  }

  private static ProblemException invalid(String parameter, String code, String message) {
    return new ProblemException(Problem.invalid(parameter, code, message));
  }
}
