package io.florin.functions.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.dynamodb.TableHealth;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.AnonymousFunction;
import io.florin.functions.http.Call;
import io.florin.functions.http.Json;
import io.florin.functions.http.Response;
import java.util.Map;

/** Tells whether what Florin depends on answers. */
public final class GetHealth extends AnonymousFunction {
  private final Map<String, TableHealth> tables;

  /** The function on AWS Lambda. */
  public GetHealth() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetHealth(Platform platform) {
    this(new Wiring(platform));
  }

  private GetHealth(Wiring wiring) {
    super(wiring.surroundings());
    tables = wiring.tableHealth();
  }

  @Override
  protected Response answer(Call call) {
    ObjectNode json = Json.object();
    json.put("status", "UP");
    var checks = json.putArray("checks");
    boolean allUp = true;
    for (Map.Entry<String, TableHealth> table : tables.entrySet()) {
      boolean up = table.getValue().answers();
      allUp &= up;
      checks.addObject().put("name", table.getKey()).put("status", up ? "UP" : "DOWN");
    }
    return allUp ? Response.ok(json) : Response.unavailable(json.put("status", "DOWN"));
  }
}
