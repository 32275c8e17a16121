package io.florin.functions.identity;

import io.florin.functions.IdentityWiring;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.AnonymousFunction;
import io.florin.functions.http.Call;
import io.florin.functions.http.ErrorCode;
import io.florin.functions.http.Problem;
import io.florin.functions.http.ProblemException;
import io.florin.functions.http.Response;
import io.florin.identity.Registering;
import io.florin.identity.Registration;

/** Anyone becomes a customer. */
public final class RegisterCustomer extends AnonymousFunction {
  private final Registering registering;

  /** The function on AWS Lambda. */
  public RegisterCustomer() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public RegisterCustomer(Platform platform) {
    super(new Wiring(platform).surroundings());
    registering = new IdentityWiring(platform).registering();
  }

  @Override
  protected Response answer(Call call) {
    return switch (registering.register(RegistrationForm.read(call))) {
      case Registration.Registered registered ->
          Response.created(CustomerAnswers.json(registered.customer()));
      case Registration.EmailTaken taken ->
          throw taken(ErrorCode.EMAIL_TAKEN, "Log in, or register with another e-mail address.");
      case Registration.PhoneTaken taken ->
          throw taken(ErrorCode.PHONE_TAKEN, "Log in, or register with another phone number.");
      case Registration.IdNumberTaken taken ->
          throw taken(ErrorCode.ID_NUMBER_TAKEN, "Log in, or register with another document.");
    };
  }

  private static ProblemException taken(ErrorCode code, String detail) {
    return new ProblemException(Problem.of(code, detail));
  }
}
