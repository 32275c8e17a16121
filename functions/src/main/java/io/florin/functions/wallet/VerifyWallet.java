package io.florin.functions.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Json;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.identity.Caller;
import io.florin.ledger.Finding;
import io.florin.ledger.WalletId;
import io.florin.wallet.Verification;
import io.florin.wallet.VerifyingWallet;
import java.util.Locale;
import java.util.Optional;

/** Verifies the entries of a wallet as they are kept just now. */
public final class VerifyWallet extends SignedInFunction {
  private static final String FROM = "fromVersion";
  private static final String TO = "toVersion";

  private final VerifyingWallet wallets;

  /** The function on AWS Lambda. */
  public VerifyWallet() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public VerifyWallet(Platform platform) {
    this(new Wiring(platform));
  }

  private VerifyWallet(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    wallets = wiring.verifyingWallet();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Optional<Long> from = version(call, FROM);
    Optional<Long> to = version(call, TO);
    if (from.isPresent() && to.isPresent()) {
      check(from.get(), to.get());
    }
    WalletId id = WalletIds.of(call.path("walletId"));
    return wallets
        .verify(caller, id, from, to, call.deadline())
        .map(verification -> Response.ok(json(id, verification)))
        .orElseThrow(() -> new ProblemException(Problem.notFound("wallet or version")));
  }

  private static Optional<Long> version(Call call, String parameter) {
    return Optional.ofNullable(call.query().get(parameter)).map(Long::valueOf);
  }

  private static void check(long from, long to) {
    if (from > to) {
      throw new ProblemException(
          Problem.invalid(FROM, "after-end", "Use a fromVersion that is not after toVersion."));
    }
    if (to - from >= VerifyingWallet.MAX_VERSIONS) {
      throw new ProblemException(
          Problem.invalid(
              TO,
              "range-too-large",
              "Verify " + VerifyingWallet.MAX_VERSIONS + " versions at a time at the most."));
    }
  }

  private static ObjectNode json(WalletId id, Verification verification) {
    ObjectNode json =
        Json.object()
            .put("walletId", id.value())
            .put(FROM, verification.verified().first())
            .put(TO, verification.verified().last())
            .put("sound", verification.isSound());
    var findings = json.putArray("findings");
    for (Finding finding : verification.findings()) {
      findings
          .addObject()
          .put("version", finding.version())
          .put("code", finding.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("detail", finding.detail());
    }
    return json;
  }
}
