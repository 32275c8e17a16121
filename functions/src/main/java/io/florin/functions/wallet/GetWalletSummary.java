package io.florin.functions.wallet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Json;
import io.florin.functions.http.MoneyJson;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.RangeParameters;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.functions.http.WalletIds;
import io.florin.identity.Caller;
import io.florin.ledger.CanonicalForm;
import io.florin.ledger.Period;
import io.florin.wallet.SummarizingWallet;
import io.florin.wallet.Summary;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Sums up what a period did to a wallet. */
public final class GetWalletSummary extends SignedInFunction {
  private final SummarizingWallet summaries;
  private final InstantSource clock;

  /** The function on AWS Lambda. */
  public GetWalletSummary() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetWalletSummary(Platform platform) {
    this(new Wiring(platform));
  }

  private GetWalletSummary(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    summaries = wiring.summarizingWallet();
    clock = wiring.surroundings().clock();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    Period period = RangeParameters.periodUntil(clock.instant(), call.query());
    return summaries
        .summarize(caller, WalletIds.of(call.path("walletId")), period, call.deadline())
        .map(summary -> Response.ok(json(summary)))
        .orElseThrow(() -> new ProblemException(Problem.notFound("wallet")));
  }

  private static ObjectNode json(Summary summary) {
    ObjectNode json =
        Json.object().put("from", instant(summary.from())).put("to", instant(summary.to()));
    json.set("opening", MoneyJson.of(summary.opening()));
    json.set("credits", MoneyJson.of(summary.turnover().credited()));
    json.put("creditCount", summary.turnover().credits());
    json.set("debits", MoneyJson.of(summary.turnover().debited()));
    json.put("debitCount", summary.turnover().debits());
    json.set("closing", MoneyJson.of(summary.closing()));
    return json;
  }

  /** Callers may ask for parts of milliseconds, and are answered what they have asked for. */
  private static String instant(Instant instant) {
    return instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))
        ? CanonicalForm.instant(instant)
        : instant.toString();
  }
}
