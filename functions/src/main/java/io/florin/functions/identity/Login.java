package io.florin.functions.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.IdentityWiring;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.AnonymousFunction;
import io.florin.functions.http.Call;
import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.Json;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.identity.AccessToken;
import io.florin.identity.SignIn;
import io.florin.identity.SigningIn;

/** Anyone who knows a customer's password gets a token. */
public final class Login extends AnonymousFunction {
  private final SigningIn signingIn;

  /** The function on AWS Lambda. */
  public Login() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public Login(Platform platform) {
    super(new Wiring(platform).surroundings());
    signingIn = new IdentityWiring(platform).signingIn();
  }

  @Override
  protected Response answer(Call call) {
    SignIn signIn = signingIn.signIn(call.requiredText("email"), call.requiredText("password"));
    return switch (signIn) {
      case SignIn.SignedIn signedIn ->
          Response.ok(tokens(signedIn.accessToken())).with("Cache-Control", "no-store");
      case SignIn.InvalidCredentials invalid ->
          throw new ProblemException(
              Problem.of(
                      ErrorCode.INVALID_CREDENTIALS,
                      "Check the e-mail address and the password, or register.")
                  .withHeader("WWW-Authenticate", "Bearer realm=\"florin\""));
    };
  }

  private static ObjectNode tokens(AccessToken accessToken) {
    return Json.object()
        .put("accessToken", accessToken.value())
        .put("tokenType", "Bearer")
        .put("expiresIn", accessToken.lifetime().toSeconds())
        .putNull("refreshToken")
        .putNull("refreshExpiresIn");
  }
}
