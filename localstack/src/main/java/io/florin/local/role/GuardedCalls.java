package io.florin.local.role;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Stands before a client of the SDK and lets through the requests that a role allows.
 *
 * <p>A client's interface has more than one way to make the same call: by request, by a consumer of
 * its builder, page by page. All but the first are default methods that end in the first, so they
 * run on the proxy, and each call passes the check once.
 */
final class GuardedCalls implements InvocationHandler {
  private final SdkClient client;
  private final RoleCheck check;
  private final Needs needs;
  private final Function<String, RuntimeException> refusal;

  GuardedCalls(
      SdkClient client, RoleCheck check, Needs needs, Function<String, RuntimeException> refusal) {
    this.client = client;
    this.check = check;
    this.needs = needs;
    this.refusal = refusal;
  }

  static <C extends SdkClient> C proxy(Class<C> type, C client, GuardedCalls calls) {
    return type.cast(
        Proxy.newProxyInstance(client.getClass().getClassLoader(), new Class<?>[] {type}, calls));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      return null; // The client is everybody's; the stack closes it.
    }
    if (arguments != null && arguments.length == 1 && arguments[0] instanceof SdkRequest request) {
      if (!method.getName().endsWith("Paginator")) {
        check(method, request);
        return passOn(method, arguments);
      }
    } else if (!method.isDefault()) {
      return passOn(method, arguments);
    }
    return InvocationHandler.invokeDefault(proxy, method, arguments);
  }

  private void check(Method method, SdkRequest request) {
    Optional<List<Need>> needed = needs.of(request);
    if (needed.isEmpty()) {
      throw new UnsupportedOperationException(
          "%s calls %s.%s, which the local stack can't check against roles: add it to %s."
              .formatted(
                  check.function(),
                  method.getDeclaringClass().getSimpleName(),
                  method.getName(),
                  needs.getClass().getSimpleName()));
    }
    for (Need need : needed.get()) {
      Optional<String> refused = check.refusal(need);
      if (refused.isPresent()) {
        throw refusal.apply(refused.get());
      }
    }
  }

  private @Nullable Object passOn(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
