#pragma once

#include <chrono>
#include <string>

#include "text/result.hpp"

namespace matchdesk {

// The program's lock, held until this goes. The kernel releases it when its holder dies; its file stays.
class Lock {
 public:
  // Waits up to `wait`; then an error (unavailable, "busy") that says who holds it.
  static Result<Lock> take(const std::string& root, std::chrono::milliseconds wait, const std::string& who);
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&& other) noexcept;
  ~Lock();

 private:
  explicit Lock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace matchdesk
