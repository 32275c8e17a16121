package io.florin.functions.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.florin.functions.LambdaPlatform;
import io.florin.functions.Platform;
import io.florin.functions.Wiring;
import io.florin.functions.http.AnonymousFunction;
import io.florin.functions.http.Call;
import io.florin.functions.http.Json;
import io.florin.functions.http.Response;
import io.florin.identity.PublishedKey;
import io.florin.identity.PublishedKeyStore;

/** Shows anyone the keys that verify tokens: none before somebody signed in for the first time. */
public final class GetKeys extends AnonymousFunction {
  private final PublishedKeyStore keys;

  /** The function on AWS Lambda. */
  public GetKeys() {
    this(new LambdaPlatform());
  }

  /** The function on any platform. */
  public GetKeys(Platform platform) {
    this(new Wiring(platform));
  }

  private GetKeys(Wiring wiring) {
    super(wiring.surroundings());
    keys = wiring.publishedKeys();
  }

  @Override
  protected Response answer(Call call) {
    ObjectNode set = Json.object();
    ArrayNode array = set.putArray("keys");
    keys.all().forEach(key -> array.add(json(key)));
    return Response.ok(set);
  }

  private static JsonNode json(PublishedKey key) {
    try {
      return Json.MAPPER.readTree(key.jwk());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The key " + key.id() + " is no JSON.", e);
    }
  }
}
