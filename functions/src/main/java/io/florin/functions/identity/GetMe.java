package io.florin.functions.identity;

import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.Access;
import io.florin.functions.http.Call;
import io.florin.functions.http.Response;
import io.florin.functions.http.SignedInFunction;
import io.florin.identity.Caller;
import io.florin.identity.Customer;
import io.florin.identity.CustomerStore;

/** Shows callers what is known of them. */
public final class GetMe extends SignedInFunction {
  private final CustomerStore customers;

  /** The function on AWS Lambda. */
  public GetMe() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetMe(Platform platform) {
    this(new Wiring(platform));
  }

  private GetMe(Wiring wiring) {
    super(Access.SIGNED_IN, wiring.surroundings());
    customers = wiring.customers();
  }

  @Override
  protected Response answer(Call call, Caller caller) {
    // Customers are never deleted, and only customers get tokens.
    Customer customer =
        customers
            .find(caller.id())
            .orElseThrow(() -> new IllegalStateException(caller.id() + " is gone."));
    return Response.ok(CustomerAnswers.json(customer));
  }
}
