package io.florin.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Ports, and clients of AWS, whose calls a test sees before they are made, and after. */
public final class Intercepted {
  private Intercepted() {}

  /** Sees calls. */
  @FunctionalInterface
  public interface Interceptor {

    /** What the caller gets, as a rule what the call itself gives. */
    Object answer(Call call) throws Throwable;
  }

  /** A call that has yet to be made. */
  public static final class Call {
    private final Method method;
    private final Object target;
    private final Object[] arguments;

    private Call(Method method, Object target, Object[] arguments) {
      this.method = method;
      this.target = target;
      this.arguments = arguments;
    }

    /** The name of the method. */
    public String method() {
      return method.getName();
    }

    /** Whether it is a call of that method. */
    public boolean is(String name) {
      return method().equals(name);
    }

    /** The first argument: what is asked for. */
    public Object request() {
      return arguments[0];
    }

    /** Makes it. */
    public Object make() throws Throwable {
      return invoke(arguments);
    }

    /** Makes it with another first argument. */
    public Object makeWith(Object request) throws Throwable {
      Object[] others = arguments.clone();
      others[0] = request;
      return invoke(others);
    }

    private Object invoke(Object[] with) throws Throwable {
      try {
        return method.invoke(target, with);
      } catch (InvocationTargetException e) {
        throw e.getCause() == null ? e : e.getCause();
      }
    }
  }

  /** A port, each of whose calls with an argument is intercepted. */
  public static <T> T calls(Class<T> type, T target, Interceptor interceptor) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Call call = new Call(method, target, arguments == null ? new Object[0] : arguments);
              return arguments == null ? call.make() : interceptor.answer(call);
            }));
  }
}
