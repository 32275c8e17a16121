package io.florin.local.it;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Clients of AWS whose calls a test sees before they are made, and after. */
final class Intercepted {
  private Intercepted() {}

  /** The call itself. */
  @FunctionalInterface
  interface Call {
    Object make() throws Throwable;
  }

  /** Sees calls. */
  @FunctionalInterface
  interface Interceptor {
    /** What the caller gets, as a rule what the call itself gives. */
    Object answer(Object request, Call call) throws Throwable;
  }

  /** A client whose calls with a request are intercepted. */
  static <T> T client(Class<T> type, T target, Interceptor interceptor) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Call call =
                  () -> {
                    try {
                      return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                      throw e.getCause() == null ? e : e.getCause();
                    }
                  };
              return arguments == null ? call.make() : interceptor.answer(arguments[0], call);
            }));
  }
}
