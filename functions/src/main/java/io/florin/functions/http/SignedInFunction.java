package io.florin.functions.http;

import io.florin.identity.Caller;
import io.florin.identity.TokenVerifier;
import io.florin.retry.Deadline;
import java.util.Locale;
import java.util.Optional;

/** An operation for those who have signed in. */
public abstract class SignedInFunction extends ApiFunction {
  private static final String SCHEME = "bearer ";

  private final Access access;
  private final TokenVerifier tokens;

  /** Makes the function of the operation that the class is named after. */
  protected SignedInFunction(Access access, Surroundings surroundings) {
    super(surroundings);
    this.access = access;
    tokens = surroundings.tokens();
  }

  /** Answers a call. */
  protected abstract Response answer(Call call, Caller caller);

  @Override
  final Response answer(Request request, Deadline deadline) {
    Caller caller = caller(request);
    if (!access.lets(caller)) {
      throw new ProblemException(
          Problem.of(ErrorCode.FORBIDDEN, "Only administrators may do that."));
    }
    return answer(call(request, Optional.of(caller.id()), deadline), caller);
  }

  private Caller caller(Request request) {
    String header = request.header("authorization").orElse("");
    if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw unauthenticated(
          "Send the header Authorization: Bearer and an access token, which login gives.",
          "Bearer realm=\"florin\"");
    }
    return tokens
        .verify(header.substring(SCHEME.length()).strip())
        .orElseThrow(
            () ->
                unauthenticated(
                    "The access token is not valid or has expired: sign in again.",
                    "Bearer realm=\"florin\", error=\"invalid_token\""));
  }

  /** RFC 6750, section 3: a 401 says what would have been accepted. */
  private static ProblemException unauthenticated(String detail, String challenge) {
    return new ProblemException(
        Problem.of(ErrorCode.UNAUTHENTICATED, detail).withHeader("WWW-Authenticate", challenge));
  }
}
