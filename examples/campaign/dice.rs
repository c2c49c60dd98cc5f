//! Numbers that look like chance and are the same in every run.

/// The state of an xorshift generator.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// A row of numbers of its own for every seed.
    pub fn new(seed: u64) -> Dice {
        Dice(0x2545_F491_4F6C_DD1D ^ (seed + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % limit as u64).unwrap()
    }
}
