package io.florin.local.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Listens to what is asked of the store while it is told to. */
final class Recorder {
  private final Collection<Object> requests = new ConcurrentLinkedQueue<>();
  private volatile boolean listening;

  /** A client that it listens to. */
  DynamoDbClient around(DynamoDbClient store) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (listening && arguments != null) {
                requests.addAll(List.of(arguments));
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  void begin() {
    requests.clear();
    listening = true;
  }

  Collection<Object> end() {
    listening = false;
    return List.copyOf(requests);
  }
}
